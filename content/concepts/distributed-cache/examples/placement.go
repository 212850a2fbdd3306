// How many of 20,000 keys move when an eleventh node joins ten?
package main

import (
	"fmt"
	"slices"
	"sort"
)

const keyCount = 20_000

// hash64 is FNV-1a over the bytes, then the finalizer of MurmurHash3.
func hash64(text string) uint64 {
	h := uint64(0xcbf29ce484222325)
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * 0x100000001b3
	}
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

func key(n int) uint64 { return hash64(fmt.Sprintf("user:%d", n)) }

// region place

func modulo(nodes int) (owners [keyCount]int) {
	for n := range owners {
		owners[n] = int(key(n) % uint64(nodes))
	}
	return owners
}

// ring: each node has some points; a key belongs to the next point on.
func ring(nodes, points int) (owners [keyCount]int) {
	var circle []uint64
	nodeAt := map[uint64]int{}
	for node := range nodes {
		for n := range points {
			at := hash64(fmt.Sprintf("node:%d#%d", node, n))
			circle, nodeAt[at] = append(circle, at), node
		}
	}
	slices.Sort(circle)
	for n := range owners {
		h := key(n)
		at := sort.Search(len(circle), func(i int) bool { return circle[i] >= h })
		owners[n] = nodeAt[circle[at%len(circle)]]
	}
	return owners
}

// endregion

func report(name string, before, after [keyCount]int) {
	moved, astray, load := 0, 0, make([]int, 10)
	for n, old := range before {
		load[old]++
		if after[n] != old {
			moved++
			if after[n] != 10 { // not to the new node
				astray++
			}
		}
	}
	most := float64(slices.Max(load)) / 2_000
	fmt.Printf("%-18s %6d %7d %11.2f\n", name, moved, astray, most)
}

func main() {
	fmt.Println("10 nodes, then 11   moved  astray  most/mean")
	report("hash mod n", modulo(10), modulo(11))
	for _, points := range []int{1, 10, 100, 1000} {
		name := fmt.Sprintf("ring, %4d points", points)
		report(name, ring(10, points), ring(11, points))
	}
}

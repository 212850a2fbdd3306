// How many of 20,000 keys move when an eleventh node joins ten: mod, ring (100 points), rendezvous, jump.
package main

import (
	"fmt"
	"sort"
)

func finish(word uint32) uint32 {
	word = (word ^ word>>16) * 0x85ebca6b
	word = (word ^ word>>13) * 0xc2b2ae35
	return word ^ word>>16
}

func hash(text string) uint32 {
	word := uint32(0x811c9dc5)
	for _, b := range []byte(text) {
		word = (word ^ uint32(b)) * 0x01000193
	}
	return finish(word)
}

func mod(nodes int) func(uint32) int {
	return func(key uint32) int { return int(key % uint32(nodes)) }
}

func ring(nodes int) func(uint32) int {
	type point struct {
		hash uint32
		node int
	}
	var points []point
	for n := range nodes {
		for p := range 100 {
			points = append(points, point{hash(fmt.Sprintf("node:%d#%d", n, p)), n})
		}
	}
	sort.Slice(points, func(a, b int) bool {
		return points[a].hash < points[b].hash || points[a].hash == points[b].hash && points[a].node < points[b].node
	})
	return func(key uint32) int {
		at := sort.Search(len(points), func(i int) bool { return points[i].hash >= key })
		return points[at%len(points)].node
	}
}

func rendezvous(nodes int) func(uint32) int {
	return func(key uint32) int {
		best, highest := 0, int64(-1)
		for n := range nodes {
			if bid := int64(finish(key ^ hash(fmt.Sprintf("node:%d", n)))); bid > highest {
				best, highest = n, bid
			}
		}
		return best
	}
}

func jump(nodes int) func(uint32) int {
	return func(hashed uint32) int {
		key, last, next := uint64(hashed), -1, 0
		for next < nodes {
			last = next
			key = key*2862933555777941757 + 1
			next = int(float64(last+1) * (float64(1<<31) / float64(key>>33+1)))
		}
		return last
	}
}

func main() {
	for _, place := range []func(int) func(uint32) int{mod, ring, rendezvous, jump} {
		before, after, moved := place(10), place(11), 0
		for k := range 20_000 {
			key := hash(fmt.Sprintf("key:%d", k))
			if before(key) != after(key) {
				moved++
			}
		}
		fmt.Println(moved)
	}
}

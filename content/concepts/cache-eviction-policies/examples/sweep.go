// CLOCK and SIEVE on five traces, with 500 slots.
package main

import (
	"fmt"
	"math/bits"
	"slices"
	"sort"
	"strings"
)

const size, keyCount, half = 500, 10_000, 100_000

// zipf makes requests; key n is asked for in proportion to 1/n.
func zipf() (keys []int) {
	var steps []uint64
	total, seed := uint64(0), uint64(1)
	for n := uint64(1); n <= keyCount; n++ {
		total += 1_000_000_000_000 / n
		steps = append(steps, total)
	}
	for range 2 * half { // a 64-bit congruential generator
		seed = seed*6364136223846793005 + 1442695040888963407
		at, _ := bits.Mul64(seed, total) // the upper half
		key := sort.Search(keyCount, func(i int) bool { return steps[i] > at })
		keys = append(keys, key)
	}
	return keys
}

// percent replays a trace and counts the hits in its second half.
func percent(kind string, requests []int, hit func(key int) bool) float64 {
	hits := 0
	for n, key := range requests {
		switch {
		case kind == "loop":
			key = n % 600
		case kind == "shift" && n >= half:
			key = (key + keyCount/2) % keyCount // others are popular now
		case kind == "twice" && n >= half:
			key = n + keyCount - 199*(n%2) // new, and again 199 later
		}
		if hit(key) && n >= half {
			hits++
		}
		for i := 0; kind == "scan" && n%10_000 == 9_999 && i < 2_000; i++ {
			hit(i - n - 1) // 2,000 new keys, not counted
		}
	}
	return 100 * float64(hits) / half
}

// region policy

// sweep: a hit marks; the hand spares each mark once. CLOCK if reinserting,
// else SIEVE.
func sweep(reinsert bool) func(key int) bool {
	queue, marked, hand := []int{}, map[int]bool{}, 0
	return func(key int) bool {
		_, found := marked[key]
		marked[key] = found
		if found || len(queue) < size {
			if !found {
				queue = append(queue, key)
			}
			return found
		}
		for marked[queue[hand]] {
			marked[queue[hand]] = false
			hand = (hand + 1) % size
		}
		delete(marked, queue[hand])
		if reinsert { // just behind those that were spared
			queue[hand] = key
			hand = (hand + 1) % size
		} else { // at the young end; those that were spared stay
			queue = append(slices.Delete(queue, hand, hand+1), key)
			hand %= size - 1
		}
		return false
	}
}

// endregion

func main() {
	requests := zipf()
	rows := []string{"hits in %", "CLOCK    ", "SIEVE    "}
	for _, kind := range []string{"zipf", "scan", "shift", "loop", "twice"} {
		rows[0] += fmt.Sprintf(" %6s", kind)
		rows[1] += fmt.Sprintf(" %6.1f", percent(kind, requests, sweep(true)))
		rows[2] += fmt.Sprintf(" %6.1f", percent(kind, requests, sweep(false)))
	}
	fmt.Println(strings.Join(rows, "\n"))
}

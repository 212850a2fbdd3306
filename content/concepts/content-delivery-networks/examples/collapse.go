// Requests for one live segment that leave each tier, with and without
// collapsing. Each viewer asks once; nothing is stored at first.
package main

import (
	"fmt"
	"slices"
)

const pops, servers, viewers = 50, 8, 40 // servers per PoP, viewers each
const gap, fetch = 25, 250               // ms between viewers, to fill

// region cache
// forwarded gives the times at which one cache asks the next tier.
func forwarded(arrivals []int, collapse bool) (out []int) {
	for _, now := range slices.Sorted(slices.Values(arrivals)) {
		stored := len(out) > 0 && now >= out[0]+fetch
		waits := len(out) > 0 && collapse // for the request on its way
		if !stored && !waits {
			out = append(out, now)
		}
	}
	return out
}

func tier(caches [][]int, collapse bool) (out [][]int) {
	for _, arrivals := range caches {
		out = append(out, forwarded(arrivals, collapse))
	}
	return out
}

func merge(caches [][]int, into int) (groups [][]int) {
	for group := range slices.Chunk(caches, len(caches)/into) {
		groups = append(groups, slices.Concat(group...))
	}
	return groups
}

// endregion

func main() {
	var times []int
	for n := range viewers {
		times = append(times, n*gap)
	}
	all := slices.Repeat([][]int{times}, pops*servers)
	perPop := merge(all, pops)
	collapsed, plain := tier(perPop, true), tier(perPop, false)
	fmt.Println("viewers: 16,000")
	show := func(name string, caches [][]int) {
		fmt.Printf("%-34s %6d requests to the origin\n",
			name, len(slices.Concat(caches...)))
	}
	show("each server alone, no collapsing", tier(all, false))
	show("each server alone, collapsing", tier(all, true))
	show("one server per key in each PoP", collapsed)
	show("and a shield", tier(merge(collapsed, 1), true))
	show("a shield, but no collapsing", tier(merge(plain, 1), false))
}

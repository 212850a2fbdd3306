// Readers fill from a replica: run every order of fill and invalidation.
package main

import (
	"fmt"
	"slices"
)

var reader = []string{"looks up", "reads the replica", "fills"}

type route struct {
	name   string
	chains [][]string // each is done in its own order
}

var routes = []route{
	{"writer deletes", [][]string{reader,
		{"commits", "deletes"}, {"commits", "replicates"}}},
	{"replica's log deletes", [][]string{reader,
		{"commits", "replicates", "deletes"}}},
}

// region guards

// isStale tells whether the cache keeps version 1 although 2 is committed.
func isStale(steps []string, guard string) bool {
	primary, replica, cache := 1, 1, 0 // versions; 0 is an empty cache
	tokens, mine, seen, floor := 0, 0, 0, 0
	for _, step := range steps {
		switch step {
		case "looks up": // a miss, which hands out a lease
			tokens++
			mine = tokens
		case "reads the replica":
			seen = replica
		case "fills":
			voided := guard == "lease" && mine != tokens
			older := guard == "version" && seen < floor
			if !voided && !older {
				cache = seen
			}
		case "commits":
			primary = 2
		case "replicates":
			replica = primary
		case "deletes": // it knows which version it is for
			cache, floor = 0, primary
			tokens++
		}
	}
	return cache != 0 && cache != primary
}

// endregion

// orders calls visit with each order in which the chains can interleave.
func (r route) orders(done, names []string, visit func([]string)) {
	if len(done) == len(names) {
		visit(done)
		return
	}
	for _, name := range names {
		ready := !slices.Contains(done, name)
		for _, chain := range r.chains {
			if at := slices.Index(chain, name); at > 0 {
				ready = ready && slices.Contains(done, chain[at-1])
			}
		}
		if ready {
			r.orders(append(slices.Clone(done), name), names, visit)
		}
	}
}

func main() {
	fmt.Printf("%22s%7s%7s%7s%9s\n", "", "orders", "none", "lease", "version")
	for _, r := range routes {
		names := slices.Concat(r.chains...)
		slices.Sort(names)
		names = slices.Compact(names)
		orders, stale := 0, map[string]int{}
		r.orders(nil, names, func(steps []string) {
			orders++
			for _, guard := range []string{"none", "lease", "version"} {
				if isStale(steps, guard) {
					stale[guard]++
				}
			}
		})
		fmt.Printf("%-22s%7d%7d%7d%9d\n", r.name, orders,
			stale["none"], stale["lease"], stale["version"])
	}
}

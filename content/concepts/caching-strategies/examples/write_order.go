// Delete before the update or after it? Run every order of the steps.
package main

import (
	"fmt"
	"strings"
)

var reader = []string{"looks up", "reads", "fills"}
var writers = [][]string{
	{"deletes", "updates"},
	{"deletes", "updates", "deletes"},
	{"updates", "deletes"},
}

// region order

// isStale tells whether an old value stays in the cache.
func isStale(steps []string, cache string) bool {
	origin, missed, seen := "old", false, ""
	for _, step := range steps {
		switch step {
		case "looks up":
			missed = cache == ""
		case "reads":
			seen = origin
		case "fills":
			if missed { // a hit fills nothing
				cache = seen
			}
		case "updates":
			origin = "new"
		case "deletes":
			cache = ""
		}
	}
	return cache != "" && cache != origin
}

// merges calls visit with each merge that keeps both lists' own order.
func merges(done, a, b []string, visit func(steps []string)) {
	if len(a)+len(b) == 0 {
		visit(done)
		return
	}
	head := done[:len(done):len(done)] // so that append copies
	if len(a) > 0 {
		merges(append(head, a[0]), a[1:], b, visit)
	}
	if len(b) > 0 {
		merges(append(head, b[0]), a, b[1:], visit)
	}
}

// endregion

func main() {
	for _, writer := range writers {
		fmt.Println(strings.Join(writer, ", ") + ":")
		for _, state := range []string{"cached", "absent"} {
			cache, orders, stale := "", 0, 0
			if state == "cached" {
				cache = "old"
			}
			merges(nil, reader, writer, func(steps []string) {
				orders++
				if isStale(steps, cache) {
					stale++
				}
			})
			fmt.Printf("  key %s at first: stale in %d of %d orders\n",
				state, stale, orders)
		}
	}
}

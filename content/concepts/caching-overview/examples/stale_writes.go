// Write-through by two writers: run every order their steps can take.
package main

import (
	"fmt"
	"strings"
)

var a, b = []string{"A commits", "A sets"}, []string{"B commits", "B sets"}

// orders lists the merges of a and b that keep each one's own order.
func orders() (all [][]string) {
	for i := 0; i <= 2; i++ { // i steps of b run before a's first,
		for j := i; j <= 2; j++ { // j before its second
			steps := append(append([]string{}, b[:i]...), a[0])
			steps = append(append(steps, b[i:j]...), a[1])
			all = append(all, append(steps, b[j:]...))
		}
	}
	return all
}

// region race

// run returns who wrote what the origin and what the cache hold.
func run(steps []string, versioned bool) (origin, cached string) {
	version, cachedVersion := 0, 0
	committed := map[string]int{}
	for _, step := range steps {
		writer, action, _ := strings.Cut(step, " ")
		if action == "commits" {
			version++ // the origin numbers its commits
			origin, committed[writer] = writer, version
		} else if !versioned || committed[writer] > cachedVersion {
			cached, cachedVersion = writer, committed[writer]
		}
	}
	return origin, cached
}

// endregion

func main() {
	for _, title := range []string{"plain set", "set only a newer version"} {
		fmt.Println(title + ":")
		stale := 0
		for _, steps := range orders() {
			origin, cached := run(steps, title != "plain set")
			mark := "ok"
			if origin != cached {
				mark = "STALE"
				stale++
			}
			list := strings.Join(steps, ", ")
			fmt.Printf("  %-40s cache %s  %s\n", list, cached, mark)
		}
		fmt.Printf("  stale in %d of 6 orders\n", stale)
	}
}

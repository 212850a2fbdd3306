// Belady's anomaly: one more slot gives FIFO one more fault.
package main

import (
	"fmt"
	"slices"
	"strings"
)

var requests = []int{1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5}

// replay returns the faults and the content after each request.
func replay(size int, promote bool) (faults int, contents [][]int) {
	var queue []int
	for _, key := range requests {
		at := slices.Index(queue, key)
		if at < 0 {
			faults++
			if len(queue) == size {
				queue = slices.Delete(queue, 0, 1) // the first
			}
			queue = append(queue, key)
		} else if promote { // LRU, else FIFO
			queue = append(slices.Delete(queue, at, at+1), key)
		}
		contents = append(contents, slices.Clone(queue))
	}
	return faults, contents
}

func main() {
	for _, name := range []string{"FIFO", "LRU"} {
		faults3, contents3 := replay(3, name == "LRU")
		faults4, contents4 := replay(4, name == "LRU")
		var lost []string
		for n, content := range contents3 {
			if slices.ContainsFunc(content, func(key int) bool {
				return !slices.Contains(contents4[n], key)
			}) {
				lost = append(lost, fmt.Sprint(n+1))
			}
		}
		fmt.Printf("%s: %d faults with 3 slots, %d with 4\n",
			name, faults3, faults4)
		fmt.Printf("  4 slots lack what 3 hold after requests [%s]\n",
			strings.Join(lost, ", "))
	}
}

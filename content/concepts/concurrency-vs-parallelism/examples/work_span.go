// Merge sort, one task per merge: its work, its span, its greedy schedules.
package main

import (
	"fmt"
	"slices"
)

const n = 1024 // a power of two

var moved [n]int // task i merges what tasks 2i and 2i+1 have sorted; 0: all

// region sort
func mergeSort(items []int, task int) (merged []int) {
	if len(items) == 1 {
		return items
	}
	left := mergeSort(items[:len(items)/2], 2*task)
	right := mergeSort(items[len(items)/2:], 2*task+1)
	for len(left)+len(right) > 0 { // one after the other: this part is serial
		source := &right
		if len(right) == 0 || len(left) > 0 && left[0] < right[0] {
			source = &left
		}
		merged, *source = append(merged, (*source)[0]), (*source)[1:]
		moved[task], moved[0] = moved[task]+1, moved[0]+1
	}
	return merged
}

// span is the length of the longest chain of moves that ends with this task.
func span(task int) int {
	if task >= n {
		return 0
	}
	return moved[task] + max(span(2*task), span(2*task+1))
}

// endregion

// greedy counts the steps if no processor idles while a task is ready.
func greedy(processors int) (steps int) {
	for rest := moved; rest[1] > 0; steps++ {
		var running []int
		for task := n - 1; task > 0 && len(running) < processors; task-- {
			ready := task >= n/2 || rest[2*task]+rest[2*task+1] == 0
			if ready && rest[task] > 0 {
				running = append(running, task)
			}
		}
		for _, task := range running {
			rest[task]--
		}
	}
	return steps
}

func main() {
	items := make([]int, n)
	for i := range items {
		items[i] = i * 389 % n
	}
	if !slices.IsSorted(mergeSort(items, 1)) {
		panic("not sorted")
	}
	work, longest := moved[0], span(1)
	fmt.Printf("work %d, span %d, ", work, longest)
	fmt.Printf("parallelism %.2f\n", float64(work)/float64(longest))
	fmt.Println("    P  at least  greedy  at most  speed-up")
	for _, p := range []int{1, 2, 4, 8, 64, 512} {
		low, high := max((work+p-1)/p, longest), work/p+longest
		steps := greedy(p)
		speedUp := float64(work) / float64(steps)
		fmt.Printf("%5d%10d%8d%9d%10.2f\n", p, low, steps, high, speedUp)
	}
}

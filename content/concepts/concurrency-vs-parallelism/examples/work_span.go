// Merge sort, one task per merge: its work, its span, its greedy schedules.
package main

import (
	"fmt"
	"slices"
)

const n = 1024 // a power of two

var moved [n]int // task i merges what tasks 2i and 2i+1 have sorted

// region sort
func mergeSort(items []int, task int) []int {
	if len(items) == 1 {
		return items
	}
	left := mergeSort(items[:len(items)/2], 2*task)
	right := mergeSort(items[len(items)/2:], 2*task+1)
	merged := make([]int, 0, len(items))
	for len(left)+len(right) > 0 { // one after the other: this part is serial
		source := &right
		if len(right) == 0 || len(left) > 0 && left[0] < right[0] {
			source = &left
		}
		merged, *source = append(merged, (*source)[0]), (*source)[1:]
		moved[task]++
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
	rest, missing := moved, [n]int{}
	var ready []int
	for task := n - 1; task >= n/2; task-- { // the merges of two elements
		ready = append(ready, task)
	}
	for ; len(ready) > 0; steps++ {
		running := slices.Clone(ready[:min(processors, len(ready))])
		for _, task := range running {
			if rest[task]--; rest[task] > 0 {
				continue
			}
			at := slices.Index(ready, task)
			ready = slices.Delete(ready, at, at+1)
			if missing[task/2]++; task > 1 && missing[task/2] == 2 {
				ready = append(ready, task/2)
			}
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
	work, longest := 0, span(1)
	for _, moves := range moved {
		work += moves
	}
	ratio := float64(work) / float64(longest)
	fmt.Printf("work %d, span %d, parallelism %.2f\n", work, longest, ratio)
	fmt.Println("    P  at least  greedy  at most  speed-up")
	for _, p := range []int{1, 2, 4, 8, 64, 512} {
		low, high := max((work+p-1)/p, longest), work/p+longest
		steps := greedy(p)
		if steps < low || steps > high {
			panic("outside the bounds")
		}
		speedUp := float64(work) / float64(steps)
		fmt.Printf("%5d%10d%8d%9d%10.2f\n", p, low, steps, high, speedUp)
	}
}

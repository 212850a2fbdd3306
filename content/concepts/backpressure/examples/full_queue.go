// Five answers to a full queue: an item is due every 5 ms and takes 10 ms.
package main

import (
	"fmt"
	"slices"
)

const items, dueEvery, service, capacity = 1_000, 5, 10, 20

type item struct{ due, entered int }

// run returns waits (entry to start), longest delay (due to start), losses.
func run(policy string) (waits []int, late, lost, told int) {
	var queue []item
	now, freeAt := 0, 0
	serveUntil := func(time int) {
		for len(queue) > 0 && freeAt <= time {
			start := max(freeAt, queue[0].entered)
			freeAt = start + service
			waits = append(waits, start-queue[0].entered)
			late = max(late, start-queue[0].due)
			queue = queue[1:]
		}
	}
	for number := range items {
		now = max(now, number*dueEvery)
		serveUntil(now)
		// region full
		switch full := len(queue) == capacity; {
		case full && policy == "block": // sleep until there is room
			now = freeAt
			serveUntil(now)
		case full && policy == "drop oldest":
			queue, lost = queue[1:], lost+1
		case full && policy == "reject": // the producer hears of the loss
			told++
			fallthrough
		case full && policy == "drop newest":
			lost++
			continue
		}
		queue = append(queue, item{number * dueEvery, now})
		// endregion
	}
	serveUntil(1e9)
	slices.Sort(waits)
	return waits, late, lost, told
}

func main() {
	fmt.Println("policy        done  lost  told  median wait  max wait  max late")
	policies := []string{
		"unbounded", "block", "drop newest", "drop oldest", "reject"}
	for _, p := range policies {
		waits, late, lost, told := run(p)
		fmt.Printf("%-12s%6d%6d%6d%10d ms%7d ms%7d ms\n", p, len(waits),
			lost, told, waits[len(waits)/2], waits[len(waits)-1], late)
	}
}

package main

import (
	"fmt"
	"slices"
	"sync"
)

const each, capacity = 500, 2

// region monitor
type buffer struct { // one lock, its data, two reasons to wait
	mu                sync.Mutex
	items             []int
	notFull, notEmpty *sync.Cond // waiting releases mu
}

func (b *buffer) put(item int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.items) == capacity {
		b.notFull.Wait()
	}
	b.items = append(b.items, item)
	b.notEmpty.Signal()
}

func (b *buffer) take() (item int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.items) == 0 {
		b.notEmpty.Wait()
	}
	b.notFull.Signal()
	item, b.items = b.items[0], b.items[1:]
	return item
}

// endregion

func main() {
	b := &buffer{}
	b.notFull, b.notEmpty = sync.NewCond(&b.mu), sync.NewCond(&b.mu)
	done, taken := sync.WaitGroup{}, [2][]int{}
	for p := range 2 {
		done.Go(func() {
			for i := range each {
				b.put(p*each + i)
			}
		})
		done.Go(func() {
			for range each {
				taken[p] = append(taken[p], b.take())
			}
		})
	}
	done.Wait()
	all := slices.Sorted(slices.Values(append(taken[0], taken[1]...)))
	fmt.Printf("taken: %d, distinct: %d\n", len(all), len(slices.Compact(all)))
}

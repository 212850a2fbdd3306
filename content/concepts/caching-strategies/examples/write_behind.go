// Write-behind: how much a later flush saves, and what a crash takes.
package main

import (
	"fmt"
	"maps"
	"math/bits"
)

const keys, writes = 100, 29_999 // the crash comes one write before a flush

type record struct{ key, value int }

// region behind

// WriteBehind acknowledges from memory; the origin gets the latest of
// each key. It is for one goroutine.
type WriteBehind struct {
	origin       map[int]int
	every        int
	pending      int
	dirty        map[int]int
	log          []record // stands for a file, fsynced
	originWrites int
}

// Put acknowledges by returning.
func (w *WriteBehind) Put(key, value int) {
	w.log = append(w.log, record{key, value})
	w.dirty[key] = value // coalesces with an earlier one
	w.pending++
	if w.pending == w.every {
		w.Flush()
	}
}

func (w *WriteBehind) Flush() {
	maps.Copy(w.origin, w.dirty)
	w.originWrites += len(w.dirty)
	clear(w.dirty)
	w.log = nil // what the origin has, needs no log
	w.pending = 0
}

// endregion

func wrong(origin, acknowledged map[int]int) (count int) {
	for key, value := range acknowledged {
		if got, found := origin[key]; !found || got != value {
			count++
		}
	}
	return count
}

func main() {
	const form = "%7s%8s%13s%14s\n"
	fmt.Printf(form, "flush", "origin", "keys wrong", "after replay")
	fmt.Printf(form, "every", "writes", "after crash", "of a log")
	for _, every := range []int{1, 10, 100, 1_000, 10_000} {
		origin, acknowledged := map[int]int{}, map[int]int{}
		cache := &WriteBehind{origin: origin, every: every, dirty: map[int]int{}}
		seed := uint64(1)
		for value := range writes { // a 64-bit congruential generator
			seed = seed*6364136223846793005 + 1442695040888963407
			high, _ := bits.Mul64(seed, keys)
			cache.Put(int(high), value)
			acknowledged[int(high)] = value
		}
		cost, log := cache.originWrites, cache.log
		cache = nil // the crash: memory is gone
		before := wrong(origin, acknowledged)
		for _, r := range log {
			origin[r.key] = r.value
		}
		after := wrong(origin, acknowledged)
		fmt.Printf("%7s%8s%13d%14d\n", group(every), group(cost), before, after)
	}
}

func group(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%d,%03d", n/1000, n%1000)
}

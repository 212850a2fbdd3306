// A read lock taken twice by one goroutine, with a writer in between.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

// region readers
func lookup(table *sync.RWMutex, depth int, pause func()) {
	table.RLock()
	defer table.RUnlock()
	if depth > 0 {
		pause()
		lookup(table, depth-1, pause) // asks for the same read lock again
	}
}

// endregion

func main() {
	var table sync.RWMutex
	lookup(&table, 1, func() {})
	fmt.Println("twice without a writer: fine")

	writerWaits := func() {
		go func() {
			table.Lock()
			defer table.Unlock()
		}()
		for table.TryRLock() { // until the waiting writer shuts readers out
			table.RUnlock()
			runtime.Gosched()
		}
		fmt.Println("a writer waits; the reader asks again")
	}
	lookup(&table, 1, writerWaits)
	fmt.Println("never printed")
}

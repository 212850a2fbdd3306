package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func race(start int64) int64 {
	var counter atomic.Int64 // every single access is atomic
	counter.Store(start)

	var bothHaveRead, done sync.WaitGroup
	bothHaveRead.Add(2)
	increment := func() {
		// region critical
		value := counter.Load() // 1. read
		bothHaveRead.Done()
		bothHaveRead.Wait()      // the unlucky moment, made certain
		counter.Store(value + 1) // 2. write an old value plus one
		// endregion
	}
	done.Go(increment)
	done.Go(increment)
	done.Wait()
	return counter.Load()
}

func main() {
	final := race(6)
	fmt.Println("two increments of 6")
	fmt.Printf("expected 8, got %d\n", final)
	fmt.Printf("updates lost: %d\n", 8-final)
}

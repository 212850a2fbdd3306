package main

import (
	"fmt"
	"runtime"
	"sync"
)

const workers, times = 4, 250

// Counter is safe for concurrent use: mu guards value.
type Counter struct {
	mu    sync.Mutex
	value int
}

// region increment

// Increment reads and writes as one step, as far as others can see.
func (c *Counter) Increment() {
	c.mu.Lock()
	defer c.mu.Unlock()
	value := c.value
	runtime.Gosched() // invite a switch between read and write
	c.value = value + 1
}

// endregion

func main() {
	var counter Counter
	var done sync.WaitGroup
	for range workers {
		done.Go(func() {
			for range times {
				counter.Increment()
			}
		})
	}
	done.Wait()
	fmt.Printf("%d workers x %d increments: %d\n",
		workers, times, counter.value)
	fmt.Printf("updates lost: %d\n", workers*times-counter.value)
}

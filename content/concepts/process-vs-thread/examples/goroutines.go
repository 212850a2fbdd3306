// Holds 100,000 goroutines alive behind a gate and measures their stacks.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

const count = 100_000

// stackBytes is the memory in use for goroutine stacks.
func stackBytes() uint64 {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.StackInuse
}

func main() {
	var started, finished sync.WaitGroup
	gate := make(chan struct{})

	before := stackBytes()
	started.Add(count)
	finished.Add(count)
	for range count {
		go func() {
			defer finished.Done()
			started.Done()
			<-gate // alive, blocked and holding its stack
		}()
	}
	started.Wait()

	fmt.Printf("alive besides main: %d\n", runtime.NumGoroutine()-1)
	fmt.Printf("stack bytes each: %d\n", (stackBytes()-before)/count)

	close(gate)
	finished.Wait()
}

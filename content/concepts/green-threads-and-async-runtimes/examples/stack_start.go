// What does one parked goroutine's stack cost, and when is it not 2 KiB?
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func stackBytes() uint64 {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.StackInuse
}

// region park
// wait blocks at the gate, `depth` calls down, in frames of over 512 bytes.
//
//go:noinline
func wait(depth int, started *sync.WaitGroup, gate chan struct{}) byte {
	var frame [512]byte
	if depth == 0 {
		started.Done()
		<-gate // alive, blocked and holding its stack
	} else {
		frame[depth] = wait(depth-1, started, gate)
	}
	return frame[depth/2]
}

// park holds goroutines at a gate and returns the stack bytes of each.
func park(count, depth int) (each uint64, release func()) {
	var started, finished sync.WaitGroup
	gate := make(chan struct{})
	before := stackBytes()
	started.Add(count)
	for range count {
		finished.Go(func() { wait(depth, &started, gate) })
	}
	started.Wait()
	each = (stackBytes() - before) / uint64(count)
	return each, func() { close(gate); finished.Wait() }
}

func main() {
	shallow, releaseShallow := park(100_000, 0)
	fmt.Println("100,000 shallow:", shallow)
	deep, releaseDeep := park(5_000, 9)
	fmt.Println("5,000 ten frames deep:", deep)

	releaseShallow()
	runtime.GC() // sees deep stacks only
	late, releaseLate := park(20_000, 0)
	fmt.Println("20,000 shallow, started after that:", late)
	releaseDeep()
	releaseLate()
}

// endregion

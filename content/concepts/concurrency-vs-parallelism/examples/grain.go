package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

const n = 500_000

// region add
// add sums 1 to n on two goroutines that take tasks of grain numbers.
func add(grain int) int64 {
	tasks, total, workers := make(chan int), atomic.Int64{}, sync.WaitGroup{}
	for range 2 {
		workers.Go(func() {
			for first := range tasks {
				sum := 0
				for i := first; i < first+grain; i++ {
					sum += i
				}
				total.Add(int64(sum))
			}
		})
	}
	for first := 1; first <= n; first += grain {
		tasks <- first
	}
	close(tasks)
	workers.Wait()
	return total.Load()
}

// endregion

func cpuTime() time.Duration {
	var usage syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &usage) // fails on bad arguments only
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// measure returns the sum and the least CPU time of three runs.
func measure(grain int) (total int64, least time.Duration) {
	least = time.Hour
	for range 3 {
		before := cpuTime()
		total = add(grain)
		least = min(least, cpuTime()-before)
	}
	return total, max(least, time.Microsecond)
}

func main() {
	fine, fineCPU := measure(1)
	coarse, coarseCPU := measure(1000)
	fmt.Println("same sum:", fine == coarse && fine == n*(n+1)/2)
	fmt.Printf("CPU time, fine / coarse: %d\n", fineCPU/coarseCPU)
}

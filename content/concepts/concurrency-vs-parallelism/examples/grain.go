// The same sum as tasks of one number and as tasks of a thousand numbers.
package main

import (
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

const n = 500_000

// region add
// add sums 1 to n on two goroutines that take tasks of grain numbers.
func add(grain int) int64 {
	tasks, total := make(chan int), atomic.Int64{}
	var workers sync.WaitGroup
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
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// measure returns the sum and the least CPU time of three runs.
func measure(grain int) (total int64, least time.Duration) {
	for run := range 3 {
		before := cpuTime()
		total = add(grain)
		if used := cpuTime() - before; run == 0 || used < least {
			least = used
		}
	}
	return total, max(least, time.Microsecond)
}

func main() {
	fine, fineCPU := measure(1)
	coarse, coarseCPU := measure(1000)
	fmt.Println("same sum:", fine == coarse && fine == n*(n+1)/2)
	fmt.Printf("CPU time, fine / coarse: %d\n", fineCPU/coarseCPU)
}

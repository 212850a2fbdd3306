// The same four goroutines, allowed to execute on one processor, then on two.
package main

import (
	"fmt"
	"os"
	"runtime"
	"sync"
	"syscall"
	"time"
)

const tasks, steps = 4, 60_000_000

// compute keeps a core busy and needs nothing from its neighbors.
func compute(seed uint64) uint64 {
	for range steps {
		seed = seed*6364136223846793005 + 1442695040888963407
	}
	return seed
}

// region structure
// all is the concurrent program: it says what is independent, no more.
func all() (results [tasks]uint64) {
	var group sync.WaitGroup
	for i := range tasks {
		group.Go(func() { results[i] = compute(uint64(i)) })
	}
	group.Wait()
	return results
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

// execute runs the program on n processors: CPU seconds per second.
func execute(n int) (results [tasks]uint64, rate float64) {
	runtime.GOMAXPROCS(n)
	cpu, start := cpuTime(), time.Now()
	results = all()
	return results, float64(cpuTime()-cpu) / float64(time.Since(start))
}

func main() {
	one, rate := execute(1)
	fmt.Printf("1 processor:  %.2f CPU seconds per second\n", rate)
	best, same := 0.0, true
	for range 3 {
		two, rate := execute(2)
		best, same = max(best, rate), same && two == one
	}
	fmt.Printf("2 processors: %.2f CPU seconds per second\n", best)
	fmt.Println("same results:", same)
}

package main

import (
	"fmt"
	"runtime"
	"sync"
)

const workers, times = 4, 250

func main() {
	token := make(chan int, 1) // one slot, one value
	var done sync.WaitGroup
	for range workers {
		done.Go(func() {
			// region token
			for range times {
				value := <-token // now nobody else can reach it
				runtime.Gosched()
				token <- value + 1 // now somebody else can
			}
			// endregion
		})
	}
	token <- 0
	done.Wait()
	fmt.Printf("%d workers x %d increments: %d\n", workers, times, <-token)
}

package main

import (
	"fmt"
	"sync"
)

func main() {
	// region race
	counter := 0 // shared, and nothing orders the two increments
	var done sync.WaitGroup
	for range 2 {
		done.Go(func() { counter++ })
	}
	done.Wait()
	fmt.Println("final:", counter)
	// endregion
}

package main

import (
	"fmt"
	"sync"
)

func main() {
	var a, b sync.Mutex
	var bothHoldOne, done sync.WaitGroup
	bothHoldOne.Add(2)

	// region transfer
	transfer := func(from, to *sync.Mutex) {
		from.Lock()
		defer from.Unlock()
		bothHoldOne.Done()
		bothHoldOne.Wait() // the unlucky moment, made certain
		to.Lock()
		defer to.Unlock()
	}
	done.Go(func() { transfer(&a, &b) })
	done.Go(func() { transfer(&b, &a) })
	// endregion

	bothHoldOne.Wait()
	fmt.Println("each holds one lock and asks for the other")
	done.Wait()
	fmt.Println("never printed")
}

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/pprof"
	"sync"
	"time"
)

var errStock = errors.New("out of stock")

// region leak
// orphaned returns early; nobody will ever receive from price.
func orphaned() error {
	price := make(chan int)
	go func() { price <- 42 }()
	return errStock
}

// scoped does not return before its child has ended.
func scoped() error {
	ctx, cancel := context.WithCancel(context.Background())
	var children sync.WaitGroup
	defer children.Wait() // runs second: wait for the child
	defer cancel()        // runs first: tell it to stop

	price := make(chan int)
	children.Go(func() {
		select {
		case price <- 42:
		case <-ctx.Done():
		}
	})
	return errStock
}

// endregion

// leaked counts goroutines that nothing can ever wake. It looks again
// until one shows up: a child may not have reached its send yet.
func leaked(looks int) (count int) {
	profile := pprof.Lookup("goroutineleak") // Go 1.27
	for ; looks > 0 && count == 0; looks-- {
		time.Sleep(time.Millisecond)
		if err := profile.WriteTo(io.Discard, 1); err != nil {
			panic(err)
		}
		count = profile.Count()
	}
	return count
}

func main() {
	fmt.Printf("scoped: %v, leaked: %d\n", scoped(), leaked(10))
	fmt.Printf("orphaned: %v, leaked: %d\n", orphaned(), leaked(1000))
}

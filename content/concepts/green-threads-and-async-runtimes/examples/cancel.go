// Three tasks are canceled: one waits, one computes, one blocks a thread.
package main

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
)

const steps = 1_000

// region tasks
func waits(ctx context.Context) bool {
	<-ctx.Done() // the cancellation arrives here
	return true
}

func computes(ctx context.Context, cancel func()) (at, did int, wentOn bool) {
	for step := 1; step <= steps; step++ {
		did = step
		if step == steps/2 {
			cancel()
			at = step
		}
	}
	return at, did, ctx.Err() == nil // and here, since it asks
}

// blocks returns when ctx ends; the call that it started goes on.
func blocks(ctx context.Context, call func()) (ended bool) {
	done := make(chan struct{})
	go func() { defer close(done); call() }()
	select {
	case <-done:
		return false
	case <-ctx.Done():
		return true
	}
}

// endregion
// word writes a truth value as Python does.
func word(b bool) string {
	if b {
		return "True"
	}
	return "False"
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan bool)
	go func() { ended <- waits(ctx) }()
	cancel()
	fmt.Println("waits: ended", word(<-ended))

	ctx, cancel = context.WithCancel(context.Background())
	at, did, wentOn := computes(ctx, cancel)
	fmt.Printf("computes: canceled at %d, did %d\n", at, did)
	fmt.Println("computes: went on after its next wait", word(wentOn))

	var finished atomic.Bool
	var calls sync.WaitGroup
	release := make(chan struct{})
	calls.Add(1)
	ctx, cancel = context.WithCancel(context.Background())
	go func() {
		ended <- blocks(ctx, func() {
			defer calls.Done()
			<-release // a blocking call knows nothing of contexts
			finished.Store(true)
		})
	}()
	cancel()
	left := <-ended
	fmt.Printf("blocks: ended %s, call finished %s\n",
		word(left), word(finished.Load()))
	close(release)
	calls.Wait()
	fmt.Println("blocks: later, call finished", word(finished.Load()))
}

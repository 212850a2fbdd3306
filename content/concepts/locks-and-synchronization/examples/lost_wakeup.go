// A notification finds nobody waiting: who remembers it?
package main

import (
	"fmt"
	"sync"
	"time"
)

const lost = 300 * time.Millisecond // nobody will notify again

var (
	mu      sync.Mutex
	changed = sync.NewCond(&mu)
	ready   bool
)

func signal(store bool) {
	mu.Lock()
	defer mu.Unlock()
	ready = store
	changed.Signal()
}

// region wait
func testThenWait() {
	if !ready { // wrong: tested without the lock
		signal(true) // the unlucky moment, made certain
		mu.Lock()
		defer mu.Unlock()
		changed.Wait()
	}
}

func testUnderLock() {
	mu.Lock()
	defer mu.Unlock()
	go signal(true) // it needs the lock, which only Wait gives up
	for !ready {
		changed.Wait()
	}
}

// endregion

func semaphore() {
	permits := make(chan struct{}, 1)
	permits <- struct{}{} // nobody waits; the buffer keeps it
	<-permits
}

func main() {
	for _, c := range []struct {
		name string
		wait func()
	}{
		{"test_then_wait", testThenWait},
		{"test_under_lock", testUnderLock},
		{"semaphore", semaphore},
	} {
		ready = false
		woken := make(chan struct{})
		go func() { c.wait(); close(woken) }()
		select {
		case <-woken:
			fmt.Println(c.name + ": woken")
		case <-time.After(lost):
			fmt.Println(c.name + ": asleep, though the condition holds")
			signal(true) // a late signal, so that nothing leaks
			<-woken
		}
	}
}

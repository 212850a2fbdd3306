package main

import (
	"fmt"
	"runtime"
	"sync"
)

const workers, times = 4, 250

type counter struct {
	guard sync.Locker // guards value
	value int
}

// region increment

// increment reads and writes as one step, as far as others can see.
func (c *counter) increment() {
	c.guard.Lock() // a *sync.Mutex, or a semaphore of one permit
	defer c.guard.Unlock()
	value := c.value
	runtime.Gosched() // invite a switch between read and write
	c.value = value + 1
}

// semaphore has as many permits as its channel has room.
type semaphore chan struct{}

func (s semaphore) Lock()   { s <- struct{}{} } // P
func (s semaphore) Unlock() { <-s }             // V

// endregion

func lost(c *counter) int {
	var done sync.WaitGroup
	for range workers {
		done.Go(func() {
			for range times {
				c.increment()
			}
		})
	}
	done.Wait()
	return workers*times - c.value
}

func main() {
	fmt.Printf("%d workers x %d increments\n", workers, times)
	fmt.Println("mutex, updates lost:", lost(&counter{guard: &sync.Mutex{}}))
	fmt.Println("1 permit, updates lost:",
		lost(&counter{guard: make(semaphore, 1)}))
}

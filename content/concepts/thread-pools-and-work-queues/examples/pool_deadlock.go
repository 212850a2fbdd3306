// Two workers, two parents, and no worker left for the children.
package main

import (
	"fmt"
	"sync"
)

const workers = 2

func run(helping bool) {
	tasks := make(chan func(), 2*workers)
	var pool, bothStarted, submitted sync.WaitGroup
	bothStarted.Add(workers)
	submitted.Add(workers)
	results := make(chan int, workers)

	// region parent
	parent := func(n int) {
		bothStarted.Done()
		bothStarted.Wait() // now every worker has a parent
		answer := make(chan int, 1)
		tasks <- func() { answer <- n * n } // the child, to the same pool
		submitted.Done()
		for helping {
			select {
			case task := <-tasks:
				task()
				continue
			default: // somebody has my child, so its answer will come
			}
			break
		}
		results <- <-answer // waits, and keeps the worker
	}
	// endregion

	for n := 3; n < 3+workers; n++ {
		tasks <- func() { parent(n) }
	}
	for range workers {
		pool.Go(func() {
			for task := range tasks {
				task()
			}
		})
	}
	submitted.Wait()
	word := "helping:"
	if !helping {
		fmt.Printf("%d parents wait, %d children queued, 0 workers left\n",
			workers, len(tasks))
		for range workers {
			(<-tasks)() // the main goroutine serves as a third worker
		}
		word = "rescued:"
	}
	a, b := <-results, <-results
	fmt.Println(word, min(a, b), max(a, b))
	close(tasks)
	pool.Wait()
}

func main() {
	run(false)
	run(true)
}

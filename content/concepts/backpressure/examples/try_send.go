// A full channel blocks a plain send; select with default turns it away.
package main

import (
	"errors"
	"fmt"
)

// ErrFull tells the caller to back off: nothing was queued.
var ErrFull = errors.New("queue full")

// region submit
func submit(jobs chan<- int, job int) error {
	select {
	case jobs <- job:
		return nil
	default: // no room now: answer now
		return ErrFull
	}
}

// endregion

// work holds the first job until release is closed, then takes the rest.
func work(jobs <-chan int, busy chan<- int, release <-chan bool) []int {
	var ids []int
	for job := range jobs {
		if len(ids) == 0 {
			busy <- job
			<-release
		}
		ids = append(ids, job)
	}
	return ids
}

func main() {
	jobs, busy := make(chan int, 3), make(chan int)
	release, done := make(chan bool), make(chan []int)
	go func() { done <- work(jobs, busy, release) }()

	jobs <- 0
	<-busy // the worker holds job 0; the channel is empty again
	rejected := 0
	for job := 1; job < 10; job++ {
		if errors.Is(submit(jobs, job), ErrFull) {
			rejected++
		}
	}
	fmt.Printf("10 offered, %d rejected, %d waiting\n", rejected, len(jobs))
	close(release)
	close(jobs)
	fmt.Println("finished:", <-done)
}

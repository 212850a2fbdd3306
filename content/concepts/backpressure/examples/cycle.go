// Two stages, a bounded channel in each direction, and a cycle of waiting.
package main

import "fmt"

const requests, capacity = 8, 2

// echo answers every request on the other channel, and waits if that is full.
func echo(in <-chan int, out chan<- int) {
	defer close(out)
	for request := range in {
		out <- request
	}
}

// sendThenRead reads no reply before it has sent the last request.
func sendThenRead(out chan<- int, in <-chan int) (replies int) {
	for request := range requests {
		out <- request
	}
	close(out)
	for range in {
		replies++
	}
	return replies
}

// sendAndRead waits for whichever is possible: room, or a reply.
func sendAndRead(out chan<- int, in <-chan int) (replies int) {
	for sent := 0; replies < requests; {
		offer := out
		if sent == requests {
			offer = nil // a nil channel is never ready: only read from now on
		}
		select {
		case offer <- sent:
			sent++
		case <-in:
			replies++
		}
	}
	close(out)
	return replies
}

func main() {
	there, back := make(chan int, capacity), make(chan int, capacity)
	go echo(there, back)
	fmt.Println("send and read: replies", sendAndRead(there, back))

	there, back = make(chan int, capacity), make(chan int, capacity)
	go echo(there, back)
	fmt.Println("send, then read: replies", sendThenRead(there, back))
}

package main

import (
	"fmt"
	"sync"
)

func main() {
	// region peers
	toA, toB := make(chan string), make(chan string) // unbuffered
	var done sync.WaitGroup

	fmt.Println("two peers, no lock: each sends before it listens")
	peer := func(send chan<- string, receive <-chan string) {
		send <- "please"
		fmt.Println("got", <-receive)
	}
	done.Go(func() { peer(toB, toA) })
	done.Go(func() { peer(toA, toB) })
	// endregion
	done.Wait()
}

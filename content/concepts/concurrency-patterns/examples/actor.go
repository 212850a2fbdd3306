package main

import (
	"fmt"
	"sync"
)

type message struct {
	verb   string
	number int
	reply  chan int
}

// region actor
func counterActor(mailbox <-chan message, value int) {
	for m := range mailbox { // the only place that waits
		switch m.verb {
		case "add":
			value += m.number
		case "set":
			value = m.number
		}
		m.reply <- value
	}
}

// endregion

func ask(mailbox chan<- message, verb string, number int) int {
	reply := make(chan int, 1) // room for the answer: the actor never waits
	mailbox <- message{verb, number, reply}
	return <-reply
}

func main() {
	var done, bothHaveRead sync.WaitGroup
	counter := make(chan message)
	go counterActor(counter, 0)
	for range 4 {
		done.Go(func() {
			for range 250 {
				ask(counter, "add", 1)
			}
		})
	}
	done.Wait()
	fmt.Println("4 clients x 250 'add':", ask(counter, "get", 0))
	ask(counter, "set", 6)
	bothHaveRead.Add(2)
	for range 2 {
		done.Go(func() {
			value := ask(counter, "get", 0)
			bothHaveRead.Done()
			bothHaveRead.Wait()
			ask(counter, "set", value+1)
		})
	}
	done.Wait()
	fmt.Println("2 clients 'get' 6, 'set' 6 + 1:", ask(counter, "get", 0))
}

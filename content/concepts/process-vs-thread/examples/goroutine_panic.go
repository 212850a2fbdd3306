// One goroutine panics without recover; the others get no further.
package main

import (
	"fmt"
	"time"
)

func guarded() {
	defer func() { fmt.Println("recovered:", recover()) }()
	panic("first")
}

func main() {
	done := make(chan struct{})
	go func() { defer close(done); guarded() }()
	<-done
	fmt.Println("main goes on after a recovered panic")

	go func() { panic("second") }()
	time.Sleep(5 * time.Second)
	fmt.Println("main goes on after an unrecovered panic")
}

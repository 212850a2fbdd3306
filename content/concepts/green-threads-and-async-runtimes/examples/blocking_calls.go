// 100 goroutines wait for 100 pipes, in two ways. How many threads is that?
package main

import (
	"fmt"
	"os"
	"runtime/pprof"
	"sync"
	"syscall"
	"time"
)

const count = 100

func check(err error) {
	if err != nil {
		panic(err)
	}
}

// threads counts the threads that the runtime has created so far.
func threads() int { return pprof.Lookup("threadcreate").Count() }

// region waits
// parked waits in the runtime's poller: the goroutine sleeps, no thread does.
func parked(fd int) {
	file := os.NewFile(uintptr(fd), "pipe") // non-blocking, so it is polled
	_, err := file.Read(make([]byte, 1))
	check(err)
	check(file.Close())
}

// blocked waits inside a system call and takes its thread along.
func blocked(fd int) {
	_, err := syscall.Read(fd, make([]byte, 1))
	check(err)
	check(syscall.Close(fd))
}

// endregion
// measure returns how many threads are created while all of them wait.
func measure(flags int, wait func(fd int)) int {
	var done sync.WaitGroup
	var writers [count]int
	before := threads()
	for i := range count {
		var pipe [2]int
		check(syscall.Pipe2(pipe[:], flags))
		writers[i] = pipe[1]
		done.Go(func() { wait(pipe[0]) })
	}
	created := -1
	for now := 0; now != created; now = threads() - before {
		created = now
		time.Sleep(300 * time.Millisecond) // until no more threads appear
	}
	for _, writer := range writers {
		_, err := syscall.Write(writer, []byte{1})
		check(err)
		check(syscall.Close(writer))
	}
	done.Wait()
	return created
}

func main() {
	inPoller := measure(syscall.O_NONBLOCK, parked)
	inCalls := measure(0, blocked)
	fmt.Println("threads for 100 waits in the poller:", inPoller)
	fmt.Println("threads for 100 waits in system calls:", inCalls)
}

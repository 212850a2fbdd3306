// One processor, one goroutine that never calls anything: who else runs?
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"sync/atomic"
	"time"
)

// region spin
// compete prints once main gets the processor back from a tight loop.
func compete() {
	runtime.GOMAXPROCS(1)
	var stop atomic.Bool
	go func() {
		for !stop.Load() { // no call, no channel, no lock: no yield
		}
	}()
	time.Sleep(10 * time.Millisecond) // the loop gets the processor
	stop.Store(true)
	fmt.Println("main ran again")
}

// endregion
// try runs this program again, with or without asynchronous preemption.
func try(setting string) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	child := exec.CommandContext(ctx, os.Args[0], "compete")
	child.Env = append(os.Environ(), "GODEBUG="+setting)
	output, err := child.Output()
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		fmt.Printf("%s: main never ran again, killed after 2 s\n", setting)
		return
	}
	if err != nil {
		panic(err)
	}
	fmt.Printf("%s: %s", setting, output)
}

func main() {
	if len(os.Args) > 1 {
		compete()
		return
	}
	try("asyncpreemptoff=0")
	try("asyncpreemptoff=1")
}

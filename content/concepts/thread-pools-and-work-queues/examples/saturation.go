// Which tasks a pool starts, queues and rejects: the rule of Java's executor.
package main

import (
	"fmt"
	"math"
	"strings"
)

// pool makes decisions only: nothing ends while the tasks arrive.
type pool struct {
	core, most, room        int
	running, queue, refused []int
}

// region execute
func (p *pool) execute(task int) {
	switch {
	case len(p.running) < p.core:
		p.running = append(p.running, task) // a new thread, even if others idle
	case len(p.queue) < p.room:
		p.queue = append(p.queue, task) // before any further thread
	case len(p.running) < p.most:
		p.running = append(p.running, task) // only because the queue is full
	default:
		p.refused = append(p.refused, task)
	}
}

// endregion

func list(tasks []int) string {
	if len(tasks) == 0 {
		return "-"
	}
	return strings.Trim(fmt.Sprint(tasks), "[]")
}

func main() {
	for _, room := range []int{3, 0, math.MaxInt} {
		p := pool{core: 2, most: 4, room: room}
		for task := 1; task <= 10; task++ {
			p.execute(task)
		}
		if room == math.MaxInt {
			fmt.Println("room for any number")
		} else {
			fmt.Println("room for", room)
		}
		fmt.Println("  running: ", list(p.running))
		fmt.Println("  waiting: ", list(p.queue))
		fmt.Println("  rejected:", list(p.refused))
	}
}

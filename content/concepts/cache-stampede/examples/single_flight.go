// Single flight: callers of one key share one load, its result, its error.
package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

const callers = 1_000

// region group

type call struct {
	done    chan struct{}
	value   string
	err     error
	callers int
}

// Group merges concurrent loads of a key. It remembers nothing afterwards.
type Group struct {
	mu    sync.Mutex
	calls map[string]*call
}

func (g *Group) Do(ctx context.Context, key string,
	load func() (string, error)) (string, error) {
	g.mu.Lock()
	c, running := g.calls[key]
	if !running { // the first caller starts the load, in a goroutine
		c = &call{done: make(chan struct{})}
		g.calls[key] = c
		go func() {
			c.value, c.err = load()
			g.mu.Lock()
			delete(g.calls, key)
			g.mu.Unlock()
			close(c.done)
		}()
	}
	c.callers++
	g.mu.Unlock()
	select {
	case <-c.done:
		return c.value, c.err
	case <-ctx.Done(): // a caller may leave, the load stays
		return "", ctx.Err()
	}
}

// endregion

// run lets callers ask for one key while its load hangs.
func run(shared, fail, leave bool) string {
	group := &Group{calls: map[string]*call{}}
	gate := make(chan struct{})
	var loads, values, failed, gone atomic.Int32
	load := func() (string, error) {
		loads.Add(1)
		<-gate
		if fail {
			return "", errors.New("origin down")
		}
		return "value", nil
	}
	var all sync.WaitGroup
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	for n := range callers {
		mine := context.Background()
		if n == 0 && leave {
			mine = ctx
		}
		all.Go(func() {
			var err error
			if shared {
				_, err = group.Do(mine, "k", load)
			} else {
				_, err = load()
			}
			switch {
			case err == nil:
				values.Add(1)
			case errors.Is(err, context.Canceled):
				gone.Add(1)
			default:
				failed.Add(1)
			}
		})
	}
	for waiting := 0; waiting < callers; runtime.Gosched() {
		waiting = int(loads.Load()) // all of them wait
		group.mu.Lock()
		if c := group.calls["k"]; c != nil {
			waiting = c.callers
		}
		group.mu.Unlock()
	}
	for cancel(); leave && gone.Load() == 0; runtime.Gosched() {
	}
	close(gate)
	all.Wait()
	text := fmt.Sprintf("%d loads, %d values, %d errors, %d gone",
		loads.Load(), values.Load(), failed.Load(), gone.Load())
	if shared && !fail && !leave {
		if _, err := group.Do(context.Background(), "k", load); err == nil {
			text += fmt.Sprintf("; a later call: %d loads", loads.Load())
		}
	}
	return text
}

func main() {
	fmt.Println("each for itself:", run(false, false, false))
	fmt.Println("single flight:", run(true, false, false))
	fmt.Println("failing load:", run(true, true, false))
	fmt.Println("first caller leaves:", run(true, false, true))
}

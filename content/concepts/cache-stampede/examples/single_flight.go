// Single flight: callers of one key share one load, its result, its error.
package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
)

const callers = 1_000

var errDown = errors.New("origin down")

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

func (g *Group) Do(ctx context.Context, key string, load func() (string, error)) (string, error) {
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
func run(fail, leave bool) string {
	group, gate, loads := &Group{calls: map[string]*call{}}, make(chan struct{}), 0
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	got := make(chan error, callers)
	ask := func(ctx context.Context) {
		_, err := group.Do(ctx, "k", func() (string, error) {
			loads++ // safe, since one load runs at a time
			<-gate
			if fail {
				return "", errDown
			}
			return "value", nil
		})
		got <- err
	}
	go ask(ctx)
	for range callers - 1 {
		go ask(context.Background())
	}
	for waiting := 0; waiting < callers; runtime.Gosched() {
		group.mu.Lock()
		if c := group.calls["k"]; c != nil {
			waiting = c.callers
		}
		group.mu.Unlock()
	}
	counts, first := map[error]int{}, 0
	if leave {
		cancel()
		counts[<-got]++
		first = 1
	}
	close(gate)
	for range callers - first {
		counts[<-got]++
	}
	text := fmt.Sprintf("%d loads, %d values, %d errors, %d gone", loads,
		counts[nil], counts[errDown], counts[context.Canceled])
	ask(context.Background())
	return fmt.Sprintf("%s; a later call: %d loads", text, loads)
}

func main() {
	fmt.Println("single flight:", run(false, false))
	fmt.Println("failing load:", run(true, false))
	fmt.Println("first caller leaves:", run(false, true))
}

// A reader finds a value that nobody wrote.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type named interface{ pair() [2]string }
type cat struct{ name string }
type dog struct{ name string }

func (c *cat) pair() [2]string { return [2]string{"cat", c.name} }
func (d *dog) pair() [2]string { return [2]string{"dog", d.name} }

var felix, rex named = &cat{"Felix"}, &dog{"Rex"}

const times = 3_000_000

// count runs a writer beside a reader and counts what was never written.
func count(write func(named), read func() named) (impossible int) {
	var done atomic.Bool
	var writer sync.WaitGroup
	writer.Go(func() {
		for !done.Load() {
			write(felix)
			write(rex)
		}
	})
	for range times {
		switch read().pair() {
		case [2]string{"cat", "Felix"}, [2]string{"dog", "Rex"}:
		default:
			impossible++
		}
	}
	done.Store(true)
	writer.Wait()
	return impossible
}

func main() {
	// region shared
	plain := felix // two words: the type and the pointer
	racing := count(
		func(v named) { plain = v },
		func() named { return plain },
	)

	var shared atomic.Pointer[named] // one word
	shared.Store(&felix)
	ordered := count(
		func(v named) { shared.Store(&v) },
		func() named { return *shared.Load() },
	)
	// endregion
	fmt.Println("plain variable, cats called Rex or dogs called Felix:", racing)
	fmt.Println("atomic pointer, cats called Rex or dogs called Felix:", ordered)
}

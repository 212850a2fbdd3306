// A compare-and-swap succeeds although the stack has changed: A, B, A.
package main

import (
	"fmt"
	"sync/atomic"
)

const none = -1

// The stack links its cells by number, as an allocator's free list does.
type stack struct {
	top  atomic.Uint64 // count of changes << 32 | number of the top cell
	next [3]atomic.Int32
	tags bool
}

func (s *stack) pack(old uint64, cell int) uint64 {
	if !s.tags {
		return uint64(uint32(cell))
	}
	return (old>>32+1)<<32 | uint64(uint32(cell))
}

func (s *stack) push(cell int) {
	for {
		old := s.top.Load()
		s.next[cell].Store(int32(old))
		if s.top.CompareAndSwap(old, s.pack(old, cell)) {
			return
		}
	}
}

// region pop
func (s *stack) pop(pause func()) int {
	for {
		old := s.top.Load()
		cell := int(int32(old))
		if cell == none {
			return none
		}
		below := int(s.next[cell].Load())
		pause() // here other threads may run
		if s.top.CompareAndSwap(old, s.pack(old, below)) {
			return cell
		}
		pause = func() {} // changed in the meantime: try again
	}
}

// endregion

func run(tags bool) {
	s := &stack{tags: tags}
	s.top.Store(uint64(uint32(0xFFFFFFFF))) // empty
	s.push(2)
	s.push(1)
	s.push(0) // top: 0, 1, 2
	inUse := none
	first := s.pop(func() { // meanwhile, in another thread:
		a := s.pop(func() {}) // takes 0
		inUse = s.pop(func() {})
		s.push(a) // gives 0 back, keeps 1
	})
	second := s.pop(func() {})
	fmt.Printf("tags %-5v: popped %d, then %d; cell %d is in use elsewhere\n",
		tags, first, second, inUse)
}

func main() {
	run(false)
	run(true)
}

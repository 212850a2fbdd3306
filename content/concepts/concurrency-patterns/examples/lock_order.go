package main

import (
	"fmt"
	"runtime"
	"sync"
)

const transfers = 500

type account struct {
	mu              sync.Mutex
	number, balance int
}

// region transfer
func transfer(from, to *account, amount int) {
	first, second := ordered(from, to)
	first.mu.Lock()
	defer first.mu.Unlock()
	runtime.Gosched() // invite the other goroutine in between
	second.mu.Lock()
	defer second.mu.Unlock()
	from.balance -= amount
	to.balance += amount
}

func ordered(a, b *account) (first, second *account) {
	if a.number < b.number {
		return a, b
	}
	return b, a
}

// endregion

func main() {
	a := &account{number: 1, balance: 1000}
	b := &account{number: 2, balance: 1000}
	var done sync.WaitGroup
	repeat := func(from, to *account) {
		for range transfers {
			transfer(from, to, 1)
		}
	}
	done.Go(func() { repeat(a, b) })
	done.Go(func() { repeat(b, a) })
	done.Wait()
	fmt.Printf("%d transfers in opposite directions finished\n", 2*transfers)
	fmt.Printf("total balance: %d\n", a.balance+b.balance)
}

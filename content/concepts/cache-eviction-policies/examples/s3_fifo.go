// S3-FIFO on five traces, with 500 slots.
package main

import (
	"fmt"
	"math/bits"
	"slices"
	"sort"
	"strings"
)

const size, keyCount, half = 500, 10_000, 100_000

// zipf makes requests; key n is asked for in proportion to 1/n.
func zipf() (keys []int) {
	var steps []uint64
	total, seed := uint64(0), uint64(1)
	for n := uint64(1); n <= keyCount; n++ {
		total += 1_000_000_000_000 / n
		steps = append(steps, total)
	}
	for range 2 * half { // a 64-bit congruential generator
		seed = seed*6364136223846793005 + 1442695040888963407
		at, _ := bits.Mul64(seed, total) // the upper half
		key := sort.Search(keyCount, func(i int) bool { return steps[i] > at })
		keys = append(keys, key)
	}
	return keys
}

// percent replays a trace and counts the hits in its second half.
func percent(kind string, requests []int, hit func(key int) bool) float64 {
	hits := 0
	for n, key := range requests {
		switch {
		case kind == "loop":
			key = n % 600
		case kind == "shift" && n >= half:
			key = (key + keyCount/2) % keyCount // others are popular now
		case kind == "twice" && n >= half:
			key = n + keyCount - 199*(n%2) // new, and again 199 later
		}
		if hit(key) && n >= half {
			hits++
		}
		for i := 0; kind == "scan" && n%10_000 == 9_999 && i < 2_000; i++ {
			hit(i - n - 1) // 2,000 new keys, not counted
		}
	}
	return 100 * float64(hits) / half
}

// region policy

// S3FIFO has a small queue on trial, a main queue, and a ghost queue of
// mere keys.
type S3FIFO struct {
	small, main, ghost []int
	uses               map[int]int
}

// Hit asks for the key; on a miss it is loaded.
func (c *S3FIFO) Hit(key int) bool {
	if n, found := c.uses[key]; found {
		c.uses[key] = min(n+1, 3) // two bits
		return true
	}
	for len(c.uses) == size {
		c.evict()
	}
	if at := slices.Index(c.ghost, key); at >= 0 {
		c.ghost = slices.Delete(c.ghost, at, at+1)
		c.main = append(c.main, key)
	} else {
		c.small = append(c.small, key)
	}
	c.uses[key] = 0
	return false
}

func (c *S3FIFO) evict() {
	queue, trial := &c.main, len(c.small) >= size/10
	if trial {
		queue = &c.small
	}
	key := (*queue)[0]
	*queue = (*queue)[1:]
	n := c.uses[key]
	switch {
	case trial && n > 1: // from small to main
		c.main, c.uses[key] = append(c.main, key), 0
	case trial:
		delete(c.uses, key)
		c.ghost = append(c.ghost, key)
		if len(c.ghost) > size-size/10 {
			c.ghost = c.ghost[1:]
		}
	case n > 0: // from main once more
		c.main, c.uses[key] = append(c.main, key), n-1
	default:
		delete(c.uses, key)
	}
}

// endregion

func main() {
	requests := zipf()
	rows := []string{"hits in %", "S3-FIFO  "}
	for _, kind := range []string{"zipf", "scan", "shift", "loop", "twice"} {
		rows[0] += fmt.Sprintf(" %6s", kind)
		cache := &S3FIFO{uses: map[int]int{}}
		rows[1] += fmt.Sprintf(" %6.1f", percent(kind, requests, cache.Hit))
	}
	fmt.Println(strings.Join(rows, "\n"))
}

// What a shared cache does with one URL, for several Cache-Control values.
package main

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

func parse(header string) map[string]int {
	directives := map[string]int{}
	for part := range strings.SplitSeq(header, ", ") {
		name, value, _ := strings.Cut(part, "=")
		directives[name], _ = strconv.Atoi(value) // no value: 0
	}
	return directives
}

// region cache
type sharedCache struct {
	cc        map[string]int
	lifetime  int
	stored    bool
	validated int
}

func newSharedCache(header string, unmodifiedFor int) *sharedCache {
	c := &sharedCache{cc: parse(header), lifetime: unmodifiedFor / 10}
	for _, name := range []string{"max-age", "s-maxage"} { // the last one wins
		if seconds, ok := c.cc[name]; ok {
			c.lifetime = seconds
		}
	}
	return c
}

func (c *sharedCache) has(names ...string) bool {
	for _, name := range names {
		if _, ok := c.cc[name]; ok {
			return true
		}
	}
	return false
}

func (c *sharedCache) get(now int, originUp bool) string {
	late := now - c.validated - c.lifetime
	mayBeStale := !c.has("no-cache", "must-revalidate", "s-maxage")
	allowed := func(name string) bool {
		return mayBeStale && c.has(name) && late <= c.cc[name]
	}
	switch {
	case !c.stored && originUp:
		c.stored = !c.has("no-store", "private")
		c.validated = now
		return "fetch"
	case !c.stored:
		return "504"
	case late < 0 && !c.has("no-cache"):
		return "fresh"
	case allowed("stale-while-revalidate"):
		if originUp {
			c.validated = now // in the background
		}
		return "stale"
	case originUp:
		c.validated = now // If-None-Match, 304 Not Modified
		return "304"
	case allowed("stale-if-error"):
		return "stale"
	}
	return "504"
}

// endregion

func main() {
	headers := []string{
		"max-age=60",
		"max-age=10, s-maxage=60",
		"max-age=60, stale-while-revalidate=30",
		"s-maxage=60, stale-while-revalidate=30",
		"max-age=60, stale-if-error=600",
		"max-age=60, must-revalidate, stale-if-error=600",
		"no-cache",
		"private, max-age=60",
		"no-store",
		"",
	}
	fmt.Printf("%-48s t=0    50     65     200\n", "Cache-Control")
	for _, header := range headers {
		c := newSharedCache(header, 1000)
		line := fmt.Sprintf("%-48s", cmp.Or(header, "(none)"))
		for _, t := range []int{0, 50, 65, 200} {
			line += fmt.Sprintf(" %-6s", c.get(t, t < 200))
		}
		fmt.Println(strings.TrimRight(line, " "))
	}
}

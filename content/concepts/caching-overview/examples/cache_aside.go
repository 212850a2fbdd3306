// Cache-aside: the application asks the cache, then the origin.
package main

import "fmt"

// Origin is the system of record. It counts the reads it has to serve.
type Origin struct {
	rows  map[string]string
	reads int
}

type row struct {
	value string
	found bool
}

func (o *Origin) Read(key string) row {
	o.reads++
	value, found := o.rows[key]
	return row{value, found}
}

func (o *Origin) Write(key, value string) { o.rows[key] = value }

// region strategy

// CacheAside is for one goroutine; those that share it need a lock.
type CacheAside struct {
	origin  *Origin
	entries map[string]row
}

func (c *CacheAside) Get(key string) row {
	if cached, hit := c.entries[key]; hit {
		return cached
	}
	read := c.origin.Read(key) // miss
	c.entries[key] = read      // "no such row" is kept, too
	return read
}

func (c *CacheAside) Put(key, value string) {
	c.origin.Write(key, value)
	delete(c.entries, key) // the next read fills it
}

// endregion

func main() {
	origin := &Origin{rows: map[string]string{"user:3": "name 3"}}
	cache := &CacheAside{origin, map[string]row{}}
	for request := range 1000 {
		cache.Get(fmt.Sprint("user:", request%10))
	}
	fmt.Printf("1000 reads of 10 keys: %d origin reads\n", origin.reads)
	cache.Put("user:3", "renamed")
	first, second := cache.Get("user:3"), cache.Get("user:3")
	fmt.Printf("after a write: %s, %s\n", first.value, second.value)
	fmt.Printf("origin reads: %d\n", origin.reads)
}

// One bounded cache; promoting on a hit turns FIFO into LRU.
package main

import (
	"container/list"
	"fmt"
	"strings"
)

// Cache keeps at most capacity entries. Front: the next to evict.
type Cache struct {
	capacity int
	promote  bool
	order    *list.List
	entries  map[string]*list.Element
}

type entry struct{ key, value string }

func (c *Cache) Get(key string) (value string, hit bool) {
	element, hit := c.entries[key]
	if !hit {
		return "", false
	}
	if c.promote {
		c.order.MoveToBack(element)
	}
	return element.Value.(*entry).value, true
}

// Put returns the key it evicted, or the empty string.
func (c *Cache) Put(key, value string) (evicted string) {
	if _, hit := c.Get(key); hit { // promotes, too
		c.entries[key].Value.(*entry).value = value
		return ""
	}
	if c.order.Len() == c.capacity {
		evicted = c.order.Remove(c.order.Front()).(*entry).key
		delete(c.entries, evicted)
	}
	c.entries[key] = c.order.PushBack(&entry{key, value})
	return evicted
}

func main() {
	for _, name := range []string{"LRU", "FIFO"} {
		c := &Cache{3, name == "LRU", list.New(), map[string]*list.Element{}}
		var log []string
		for _, key := range strings.Fields("a b c a d a e a") {
			if _, hit := c.Get(key); hit {
				log = append(log, key+" hits")
			} else if evicted := c.Put(key, "…"); evicted != "" {
				log = append(log, key+" evicts "+evicted)
			}
		}
		fmt.Printf("%s: %s\n", name, strings.Join(log, ", "))
	}
}

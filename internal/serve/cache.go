package serve

import (
	"container/list"
	"sync"
)

// cache keeps what was asked for last, so many at most.
type cache[K comparable, V any] struct {
	most  int
	mu    sync.Mutex
	byKey map[K]*list.Element
	order list.List // of kept, the last asked for first
}

type kept[K comparable, V any] struct {
	key   K
	value V
}

func (c *cache[K, V]) get(key K) (value V, found bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.byKey[key]
	if e == nil {
		return value, false
	}
	c.order.MoveToFront(e)
	return e.Value.(kept[K, V]).value, true
}

func (c *cache[K, V]) put(key K, value V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.byKey == nil {
		c.byKey = map[K]*list.Element{}
	}
	if e := c.byKey[key]; e != nil {
		c.order.Remove(e)
	}
	c.byKey[key] = c.order.PushFront(kept[K, V]{key, value})
	if c.order.Len() > c.most {
		last := c.order.Back()
		c.order.Remove(last)
		delete(c.byKey, last.Value.(kept[K, V]).key)
	}
}

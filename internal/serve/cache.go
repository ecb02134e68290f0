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
	value func() (V, error)
}

// get is what is kept under a key.
func (c *cache[K, V]) get(key K) (value V, found bool) {
	c.mu.Lock()
	e := c.byKey[key]
	if e != nil {
		c.order.MoveToFront(e)
	}
	c.mu.Unlock()
	if e == nil {
		return value, false
	}
	value, err := e.Value.(kept[K, V]).value()
	return value, err == nil
}

func (c *cache[K, V]) put(key K, value V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.add(key, func() (V, error) { return value, nil })
}

// of is what is kept under a key, made where nothing is. Who asks for it while it is being
// made waits for that: nothing is made twice. What could not be made is not kept.
func (c *cache[K, V]) of(key K, make func() (V, error)) (V, error) {
	c.mu.Lock()
	e := c.byKey[key]
	if e != nil {
		c.order.MoveToFront(e)
	} else {
		e = c.add(key, sync.OnceValues(make))
	}
	c.mu.Unlock()
	made := false
	defer func() {
		if !made {
			c.forget(key)
		}
	}()
	value, err := e.Value.(kept[K, V]).value()
	made = err == nil
	return value, err
}

// add keeps a value in place of what was kept under its key, and lets go of what nobody has
// asked for the longest. The caller holds the lock.
func (c *cache[K, V]) add(key K, value func() (V, error)) *list.Element {
	if c.byKey == nil {
		c.byKey = map[K]*list.Element{}
	}
	c.remove(c.byKey[key])
	e := c.order.PushFront(kept[K, V]{key, value})
	c.byKey[key] = e
	if c.order.Len() > c.most {
		c.remove(c.order.Back())
	}
	return e
}

// forget lets go of what is kept under a key.
func (c *cache[K, V]) forget(key K) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.remove(c.byKey[key])
}

// only lets go of all whose keys are not wanted.
func (c *cache[K, V]) only(wanted func(K) bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for key, e := range c.byKey {
		if !wanted(key) {
			c.remove(e)
		}
	}
}

func (c *cache[K, V]) remove(e *list.Element) {
	if e != nil {
		c.order.Remove(e)
		delete(c.byKey, e.Value.(kept[K, V]).key)
	}
}

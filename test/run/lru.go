// run
package main

import (
	"container/list"
	"fmt"
)

type LRU[K comparable, V any] struct {
	cap   int
	order *list.List
	items map[K]*list.Element
	onEv  func(K, V)
}
type kv[K comparable, V any] struct {
	k K
	v V
}

func New[K comparable, V any](n int, onEv func(K, V)) *LRU[K, V] {
	return &LRU[K, V]{n, list.New(), make(map[K]*list.Element), onEv}
}
func (c *LRU[K, V]) Get(k K) (v V, ok bool) {
	if e, hit := c.items[k]; hit {
		c.order.MoveToFront(e)
		return e.Value.(*kv[K, V]).v, true
	}
	return
}
func (c *LRU[K, V]) Put(k K, v V) {
	if e, ok := c.items[k]; ok {
		e.Value.(*kv[K, V]).v = v
		c.order.MoveToFront(e)
		return
	}
	c.items[k] = c.order.PushFront(&kv[K, V]{k, v})
	if c.order.Len() > c.cap {
		last := c.order.Back()
		p := c.order.Remove(last).(*kv[K, V])
		delete(c.items, p.k)
		if c.onEv != nil {
			c.onEv(p.k, p.v)
		}
	}
}

func main() {
	c := New(2, func(k string, v int) { fmt.Println("evicted", k, v) })
	c.Put("a", 1)
	c.Put("b", 2)
	fmt.Println(c.Get("a"))
	c.Put("c", 3)
	fmt.Println(c.Get("b"))
	c.Put("a", 10)
	c.Put("d", 4)
	for _, k := range []string{"a", "b", "c", "d"} {
		v, ok := c.Get(k)
		fmt.Print(k, v, ok, " ")
	}
	fmt.Println(len(c.items), c.order.Len())
	pc := New[[2]int, []string](1, nil)
	pc.Put([2]int{1, 2}, []string{"x"})
	pc.Put([2]int{3, 4}, nil)
	_, ok := pc.Get([2]int{1, 2})
	fmt.Println(ok)
}

// trace env=GOTRACEBACK=none,GOMAXPROCS=1
package main

import "time"

type T[K comparable, V any] struct{ m map[K]V }

func (t *T[K, V]) get(k K, c chan int) { <-c }

func Map[A, B any](a []A, f func(A) B) (out []B) {
	for _, x := range a {
		out = append(out, f(x))
	}
	return
}

func main() {
	c := make(chan int)
	t := &T[string, int]{}
	go t.get("k", c)
	time.Sleep(time.Millisecond)
	go func() {
		defer close(c)
		time.Sleep(time.Hour)
	}()
	time.Sleep(time.Millisecond)
	Map([]int{1, 2}, func(n int) string {
		if n == 2 {
			func() {
				panic("two")
			}()
		}
		return ""
	})
}

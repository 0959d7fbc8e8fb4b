// run build=plain
// What a variable names dies with its last use: locals, parameters, results, variables whose address is taken (while somebody still has the address),
// deferred closures, values on their way into a channel, and frames that a panic has left.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

type object [8]int

var (
	dead = map[string]bool{}
	mu   sync.Mutex
)

// tracked returns an object whose end is noted.
func tracked(name string) *object {
	o := new(object)
	runtime.AddCleanup(o, func(n string) {
		mu.Lock()
		defer mu.Unlock()
		dead[n] = true
	}, name)
	return o
}

func collect() {
	for range 3 {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
}

func expect(name string, want bool) {
	collect()
	mu.Lock()
	defer mu.Unlock()
	if dead[name] != want {
		fmt.Println(name, "is dead:", dead[name])
	}
}

type holder struct {
	o    *object
	more [3]int
}

//go:noinline
func use(h *holder) int { return h.more[0] }

//go:noinline
func borrowed(h *holder) {
	expect("borrowed", false)
	use(h)
	expect("borrowed", true)
}

func locals() {
	o := tracked("local")
	expect("local", false)
	o[0] = 1
	expect("local", true)
	for i := range 2 {
		p := tracked(fmt.Sprint("loop", i))
		p[0] = i
		expect(fmt.Sprint("loop", i), false)
		runtime.KeepAlive(p)
	}
	expect("loop1", true)
}

func areas() {
	h := holder{o: tracked("borrowed")}
	borrowed(&h)
	k := holder{o: tracked("kept")}
	p := &k
	expect("kept", false)
	use(p)
	expect("kept", true)
}

func deferred() {
	o := tracked("deferred")
	defer func() {
		if o[0] != 0 {
			panic("changed")
		}
		expect("deferred", false)
		runtime.KeepAlive(o)
	}()
	collect()
}

func panics() (result *object) {
	o := tracked("panicked")
	result = tracked("result")
	defer func() {
		expect("panicked", true)
		expect("result", false)
		recover()
	}()
	o[0] = 1
	var none *object
	none[1] = 2
	return nil
}

func channels() {
	c := make(chan holder)
	d := make(chan int)
	go func() {
		select {
		case c <- holder{o: tracked("sent")}:
		case <-d:
		}
	}()
	runtime.Gosched()
	expect("sent", false)
	h := <-c
	expect("sent", false)
	use(&h)
	go func() { c <- holder{o: tracked("handed over")} }()
	h = <-c
	expect("handed over", false)
	runtime.KeepAlive(h.o)
	expect("handed over", true)
}

func recursion(n int, from *holder) int {
	h := holder{o: new(object)}
	h.o[0] = n
	if n == 0 {
		collect()
		return from.o[0]
	}
	sum := recursion(n-1, &h)
	return sum + h.o[0] + from.o[0]
}

func main() {
	locals()
	areas()
	deferred()
	expect("deferred", true)
	r := panics()
	expect("result", false)
	runtime.KeepAlive(r)
	channels()
	first := holder{o: new(object)}
	fmt.Println(recursion(200, &first))
}

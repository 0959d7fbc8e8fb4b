// run
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"weak"
)

const mb = 1 << 20

var garbage [][]byte

func fill(n int) {
	garbage = nil
	for i := range n {
		b := make([]byte, mb)
		for j := 0; j < len(b); j += 1024 {
			b[j] = byte(i + 1)
		}
		garbage = append(garbage, b)
	}
}

func stats() (m runtime.MemStats) {
	runtime.ReadMemStats(&m)
	return m
}

// release makes n MB of garbage, gives it back and says whether the counters show that.
func release(what string, n int) {
	fill(n)
	full := stats()
	garbage = nil
	debug.FreeOSMemory()
	m := stats()
	fmt.Println(what,
		m.HeapReleased >= full.HeapReleased+uint64(n-8)*mb,
		m.HeapIdle-m.HeapReleased < 8*mb,
		m.HeapReleased <= m.HeapIdle,
		m.HeapSys == m.HeapIdle+m.HeapInuse,
		m.NumForcedGC > full.NumForcedGC)
}

type node struct {
	left, right *node
	n           int
}

func tree(depth int) *node {
	if depth == 0 {
		return nil
	}
	return &node{tree(depth - 1), tree(depth - 1), depth}
}

func (t *node) sum() int {
	if t == nil {
		return 0
	}
	return t.n + t.left.sum() + t.right.sum()
}

// deep gives memory back from the bottom of a deep stack, and reads its own frames on the way up.
func deep(n int) int {
	var local [16]int
	for i := range local {
		local[i] = n + i
	}
	if n == 0 {
		release("deep", 32)
		return 0
	}
	r := deep(n - 1)
	for i, v := range local {
		if v != n+i {
			panic("a frame has changed")
		}
	}
	return r + 1
}

func contents() {
	m := map[string][]int{}
	for i := range 5000 {
		m[fmt.Sprint("key", i)] = []int{i, i * i}
	}
	t := tree(14)
	text := strings.Repeat("glass", 100000)
	before := t.sum()
	release("contents", 64)
	wrong := 0
	for i := range 5000 {
		if v := m[fmt.Sprint("key", i)]; len(v) != 2 || v[0] != i || v[1] != i*i {
			wrong++
		}
	}
	fmt.Println("map", len(m), wrong, "tree", t.sum() == before, "text", strings.Count(text, "glass"))
}

// reuse takes the pages again: they are zero, and no longer counted as given back.
func reuse() {
	before := stats()
	blocks := make([][]byte, 40)
	zero := true
	for i := range blocks {
		blocks[i] = make([]byte, mb)
		for _, c := range blocks[i] {
			zero = zero && c == 0
		}
		blocks[i][i] = 1
	}
	m := stats()
	fmt.Println("zero", zero, "taken", before.HeapReleased-m.HeapReleased > 24*mb, m.HeapInuse > before.HeapInuse)
	var small []*node
	for range 200000 {
		n := new(node)
		zero = zero && *n == node{}
		n.n = 1
		small = append(small, n)
	}
	fmt.Println("small zero", zero, len(small), len(blocks))
	runtime.KeepAlive(blocks)
}

func waiting() {
	var wg sync.WaitGroup
	numbers := make(chan int)
	results := make(chan int, 3)
	stop := make(chan struct{})
	for range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			sum := 0
			for {
				select {
				case n := <-numbers:
					sum += n
				case <-stop:
					results <- sum
					return
				}
			}
		}()
	}
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	ready := false
	wg.Add(1)
	go func() {
		defer wg.Done()
		mu.Lock()
		for !ready {
			cond.Wait()
		}
		mu.Unlock()
	}()
	timer := time.AfterFunc(time.Hour, func() { panic("too soon") })
	fired := make(chan bool)
	time.AfterFunc(20*time.Millisecond, func() { fired <- true })
	ticker := time.NewTicker(5 * time.Millisecond)
	release("waiting", 64)
	<-ticker.C
	ticker.Stop()
	fmt.Println("fired", <-fired, "stopped", timer.Stop())
	for i := range 100 {
		numbers <- i
	}
	close(stop)
	mu.Lock()
	ready = true
	mu.Unlock()
	cond.Broadcast()
	wg.Wait()
	fmt.Println("sum", <-results+<-results+<-results)
}

func finalized() {
	var cleaned atomic.Int32
	done := make(chan bool)
	func() {
		a, b := &node{n: 1}, &node{n: 2}
		runtime.AddCleanup(a, func(n int32) { cleaned.Add(n) }, 5)
		runtime.SetFinalizer(b, func(*node) { done <- true })
	}()
	kept := &node{n: 3}
	w := weak.Make(kept)
	release("finalized", 32)
	<-done
	for cleaned.Load() == 0 {
		runtime.Gosched()
	}
	fmt.Println("cleaned", cleaned.Load(), "weak", w.Value() == kept, w.Value().n)
	runtime.KeepAlive(kept)
}

func together() {
	fill(48)
	garbage = nil
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(debug.FreeOSMemory)
	}
	wg.Wait()
	m := stats()
	fmt.Println("together", m.HeapIdle-m.HeapReleased < 8*mb)
}

func recovered() (err any) {
	defer func() {
		release("deferred", 32)
		err = recover()
	}()
	panic("a panic")
}

func main() {
	for round := range 2 {
		fmt.Println("round", round)
		contents()
		reuse()
		waiting()
		finalized()
		together()
		fmt.Println("depth", deep(2000))
		fmt.Println(recovered())
	}
}

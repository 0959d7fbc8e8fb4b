// run
// Corners of the library that Go's own tests of it look at: panics that pass through a tabwriter, flags that are set too early, weak pointers to tiny objects,
// goroutines of iter.Pull, a Seed that does nothing.
package main

import (
	"flag"
	"fmt"
	"iter"
	"math/rand"
	"regexp"
	"runtime"
	"text/tabwriter"
	"weak"
)

type broken struct{}

func (broken) Write([]byte) (int, error) { panic("cannot write") }

func try(what string, f func()) {
	defer func() {
		p := recover()
		if s, ok := p.(string); ok {
			p = regexp.MustCompile(`at .*[/\\]`).ReplaceAllString(s, "at ")
		}
		fmt.Println(what, p)
	}()
	f()
}

func main() {
	try("flush:", func() {
		w := tabwriter.NewWriter(broken{}, 0, 8, 1, ' ', 0)
		fmt.Fprint(w, "a")
		w.Flush()
	})
	try("write:", func() {
		w := tabwriter.NewWriter(broken{}, 0, 8, 1, ' ', 0)
		fmt.Fprint(w, "a\n\n")
	})
	try("flag:", func() {
		f := flag.NewFlagSet("f", flag.ContinueOnError)
		fmt.Println(f.Set("early", "1"))
		f.Int("early", 0, "")
	})

	runtime.GC()
	var handles []weak.Pointer[int]
	for i := range 1000 {
		x := new(int)
		*x = i
		handles = append(handles, weak.Make(x))
	}
	runtime.GC()
	gone := 0
	for _, h := range handles {
		if h.Value() == nil {
			gone++
		}
	}
	fmt.Println("gone:", gone >= 750)

	before := runtime.NumGoroutine()
	_, stop := iter.Pull(func(yield func(int) bool) { yield(1) })
	fmt.Println("pulled:", runtime.NumGoroutine()-before)
	stop()

	rand.Seed(1)
	a := rand.Int63()
	rand.Seed(1)
	fmt.Println("same:", a == rand.Int63())
}

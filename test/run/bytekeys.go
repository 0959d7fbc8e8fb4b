// run

// Strings of bytes that only serve to look something up, to compare or to be joined take no memory of their own, and stay as they were where they are kept.
package main

import (
	"fmt"
	"strings"
	"testing"
)

type name string
type text []byte

func allocs(f func()) float64 { return testing.AllocsPerRun(50, f) }

//go:noinline
func change(b []byte) string {
	b[0] = 'z'
	return "zbc"
}

func main() {
	b := []byte("abc, a key that is longer than what fits in a frame's buffer")
	long := strings.Clone(string(b))
	m := map[string]int{long: 7, "x": 1}
	n := map[name][]string{name(long): {"y"}}
	sum := 0
	fmt.Println(allocs(func() { sum += m[string(b)] }))
	fmt.Println(allocs(func() {
		if v, ok := m[string(b)]; ok {
			sum += v
		}
	}))
	fmt.Println(allocs(func() { sum += len(n[name(text(b))]) }))
	fmt.Println(allocs(func() {
		if string(b) == long {
			sum++
		}
		if string(b) != string(b) || string(b) < "a" {
			sum = 0
		}
	}))
	fmt.Println(allocs(func() {
		switch string(b) {
		case "p", "q":
			sum = 0
		case "abc":
			sum = 1
		default:
			sum++
		}
	}))
	fmt.Println(sum > 700, m[string(b[:0])], m[string(b[:1])], n[name(b[:2])] == nil)

	// What is kept is a copy.
	key := []byte("key")
	m[string(key)] = 5
	joined := "<" + string(key) + ">"
	same := "" + string(key)
	s := string(key)
	var any1 any = string(key)
	key[0] = 'K'
	fmt.Println(m["key"], m["Key"], joined, same, s, any1)
	switch x := string(key); x {
	case "Key":
		key[0] = 'k'
		fmt.Println(x, string(key))
	}
	c := []byte("abc")
	fmt.Println(string(c) == change(c), string(c))
	d := []byte("abc")
	fmt.Println("<"+string(d)+change(d), string(d))
	switch e := []byte("abc"); string(e) {
	case change(e):
		fmt.Println("changed")
	case "abc":
		fmt.Println("as it was")
	}
}

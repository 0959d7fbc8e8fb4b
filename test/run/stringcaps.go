// run

// Capacities of slices made of strings: rounded up to an object's size, a buffer in the frame where they do not escape, the string itself
// where nobody writes to them, exact for constants.
package main

import "fmt"

var sink any
var global = "global"
var bytes []byte
var runes []rune

//go:noinline
func escaping(s string) []byte { return []byte(s) }

//go:noinline
func escapingRunes(s string) []rune { return []rune(s) }

//go:noinline
func count(b []byte) (n int) { n += len(b); return }

//go:noinline
func first(b []byte) byte { return b[0] }

//go:noinline
func set(b []byte) { b[0] = '!' }

//go:noinline
func pass(b []byte) []byte { return b }

//go:noinline
func reversed(b []byte) (r []byte) { r = append(r, b...); set(r); return r }

func main() {
	for _, n := range []int{0, 1, 5, 8, 9, 16, 31, 32, 33, 40, 49, 100, 1000, 1025, 32768, 40000} {
		s := string(make([]byte, n))
		fmt.Print(n, ": ", cap([]byte(s)), " ", cap([]rune(s)), " ", cap(escaping(s)), " ", cap(escapingRunes(s)))
		b, r := []byte(s), []rune(s)
		fmt.Print(" ", cap(b), " ", cap(r))
		b, r = append(b, 1), append(r, 2)
		fmt.Print(" ", cap(b), " ", cap(r))
		bytes, runes = []byte(s), []rune(s)
		fmt.Print(" ", cap(bytes), " ", cap(runes))
		bytes = append([]byte(s), "ab"...)
		fmt.Println("", cap(bytes))
	}
	const c = "hello, constant"
	fmt.Println(cap([]byte(c)), cap([]rune(c)), cap([]byte("")), cap(escaping(c)), cap(escapingRunes("héllo")), cap([]byte("héllo")))
	b := []byte(global)
	set(b)
	fmt.Println(cap(b), string(b))
	b2 := []byte(global)
	fmt.Println(cap(b2), count(b2), first(b2))
	b3 := []byte(global)
	set(pass(b3))
	fmt.Println(cap(b3), string(b3))
	b4 := []byte(global)
	fmt.Println(cap(b4), string(reversed(b4)))
	b5 := []byte(global)
	c5 := b5[2:]
	c5[0]++
	fmt.Println(cap(b5), cap(c5), string(b5))
	b6 := []byte(global)
	copy(b6[1:], "xyz")
	fmt.Println(cap(b6), string(b6))
	b7 := []byte(global)
	func() { b7[1] = '?' }()
	fmt.Println(cap(b7), string(b7))
	b8 := []byte(global)
	for i := range b8 {
		b8[i] -= 32
	}
	fmt.Println(cap(b8), string(b8[:cap(b8)][:6]))
	for i := range 2 {
		b := []byte(global)
		b = append(b, byte('0'+i))
		fmt.Println(cap(b), string(b))
	}
	kept := []byte(global)
	sink = kept
	fmt.Println(cap(kept), kept[:cap(kept)])
	r := []rune("héllo")
	fmt.Println(cap(r), string(r))
	r2 := []rune(global)
	fmt.Println(cap(r2), r2[:cap(r2)])
	for _, s := range []string{"a", "bcd"} {
		q, q2 := []byte(s), []rune(s)
		fmt.Print(cap(q), " ", cap(q2), " ")
	}
	fmt.Println()
}

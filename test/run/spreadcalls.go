// run

// Builtins that get all their arguments from one call, and arrays that overlap the ones they are copied from.
package main

import "fmt"

func bytes(a []byte) ([]byte, []byte)           { return a, []byte("abc") }
func text(a []byte) ([]byte, string)            { return a, "xyz" }
func entry(m map[int]int) (map[int]int, int)    { return m, 0 }
func parts() (float64, float64)                 { return 5, 7 }
func words() ([]string, string)                 { return []string{"foo"}, "bar" }
func boxed(p *int) ([]any, *int, string, error) { return make([]any, 0, 9), p, "s", nil }

func main() {
	a := []byte{1, 2, 3}
	fmt.Println(copy(bytes(a)), a, copy(text(a)), a)
	m := map[int]int{0: 0, 1: 1}
	delete(entry(m))
	fmt.Println(m, complex(parts()), append(words()))
	n := 42
	b := append(boxed(&n))
	fmt.Println(len(b), cap(b), *b[0].(*int), b[1], b[2])

	var x [64]byte
	for i := range x {
		x[i] = byte(i)
	}
	y, z := x, x
	copy(x[4:36], x[2:34])
	*(*[32]byte)(y[4:36]) = *(*[32]byte)(y[2:34])
	*(*[32]byte)(z[2:34]) = *(*[32]byte)(z[4:36])
	fmt.Println(x == y, z[:8], z[30:38])
	s := []*int{new(int), &n, nil, &n}
	*(*[3]*int)(s[1:]) = *(*[3]*int)(s)
	fmt.Println(*s[0], *s[1], *s[2], s[3])
}

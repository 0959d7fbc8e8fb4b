// run
package main

import (
	"errors"
	"fmt"
	"sort"
	"strconv"
)

type Ordered interface {
	~int | ~int32 | ~float64 | ~string
}
type Heap[T any] struct {
	data []T
	less func(a, b T) bool
}

func (h *Heap[T]) Push(v T) {
	h.data = append(h.data, v)
	for i := len(h.data) - 1; i > 0; {
		p := (i - 1) / 2
		if !h.less(h.data[i], h.data[p]) {
			break
		}
		h.data[i], h.data[p] = h.data[p], h.data[i]
		i = p
	}
}
func (h *Heap[T]) Pop() (v T, err error) {
	if len(h.data) == 0 {
		return v, errors.New("empty")
	}
	v = h.data[0]
	n := len(h.data) - 1
	h.data[0] = h.data[n]
	h.data = h.data[:n]
	for i := 0; ; {
		c := 2*i + 1
		if c >= n {
			break
		}
		if c+1 < n && h.less(h.data[c+1], h.data[c]) {
			c++
		}
		if !h.less(h.data[c], h.data[i]) {
			break
		}
		h.data[i], h.data[c] = h.data[c], h.data[i]
		i = c
	}
	return
}
func MaxOf[T Ordered](a T, rest ...T) T {
	for _, b := range rest {
		if b > a {
			a = b
		}
	}
	return a
}
func GroupBy[K comparable, V any](xs []V, key func(V) K) map[K][]V {
	out := map[K][]V{}
	for _, x := range xs {
		k := key(x)
		out[k] = append(out[k], x)
	}
	return out
}
func SortedKeys[M ~map[K]V, K Ordered, V any](m M) []K {
	var ks []K
	for k := range m {
		ks = append(ks, k)
	}
	sort.Slice(ks, func(i, j int) bool { return ks[i] < ks[j] })
	return ks
}
func Curry[A, B, C any](f func(A, B) C) func(A) func(B) C {
	return func(a A) func(B) C { return func(b B) C { return f(a, b) } }
}

type Monoid[T any] interface {
	Empty() T
	Append(T, T) T
}
type sumM struct{}
type strM struct{ sep string }

func (sumM) Empty() int                  { return 0 }
func (sumM) Append(a, b int) int         { return a + b }
func (strM) Empty() string               { return "" }
func (m strM) Append(a, b string) string { return a + m.sep + b }
func Fold[T any, M Monoid[T]](m M, xs []T) T {
	acc := m.Empty()
	for _, x := range xs {
		acc = m.Append(acc, x)
	}
	return acc
}

type Num interface{ ~int | ~float64 }
type Vec[T Num] []T

func (v Vec[T]) Dot(o Vec[T]) (s T) {
	for i := range v {
		s += v[i] * o[i]
	}
	return
}

type Setter[T any] interface {
	*T
	Set(string) error
}
type IntBox struct{ n int }

func (b *IntBox) Set(s string) (err error) { b.n, err = strconv.Atoi(s); return }
func ParseAll[T any, P Setter[T]](ss ...string) (out []T, err error) {
	for _, s := range ss {
		var v T
		if err = P(&v).Set(s); err != nil {
			return
		}
		out = append(out, v)
	}
	return
}

type Result[T any] struct {
	Val T
	Err error
}

func Try[T any](f func() T) (r Result[T]) {
	defer func() {
		if e := recover(); e != nil {
			r.Err = fmt.Errorf("%v", e)
		}
	}()
	return Result[T]{Val: f()}
}

type Cell[T any] struct {
	val  T
	next *Cell[T]
}

func FromSlice[T any](xs []T) (c *Cell[T]) {
	for i := len(xs) - 1; i >= 0; i-- {
		c = &Cell[T]{xs[i], c}
	}
	return
}
func (c *Cell[T]) Len() int {
	if c == nil {
		return 0
	}
	return 1 + c.next.Len()
}

func main() {
	h := &Heap[string]{less: func(a, b string) bool { return len(a) < len(b) }}
	for _, s := range []string{"ccc", "a", "dddd", "bb"} {
		h.Push(s)
	}
	for {
		v, err := h.Pop()
		if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Print(v, " ")
	}
	fmt.Println(MaxOf(3, 9, 2), MaxOf("b", "a"), MaxOf(1.5))
	g := GroupBy([]int{1, 2, 3, 4, 5, 6}, func(i int) string { return []string{"even", "odd"}[i%2] })
	fmt.Println(SortedKeys(g), g["odd"], len(g["even"]))
	fmt.Println(Curry(func(a int, b string) string { return fmt.Sprint(a, b) })(1)("x"), Fold(sumM{}, []int{1, 2, 3}), Fold(strM{"-"}, []string{"a", "b"}))
	fmt.Println(Vec[float64]{1, 2}.Dot(Vec[float64]{3, 4}), Vec[int]{1, 2, 3}.Dot(Vec[int]{1, 1, 1}))
	bs, err := ParseAll[IntBox]("1", "22")
	_, err2 := ParseAll[IntBox]("1", "x")
	fmt.Println(bs, err, err2)
	fmt.Println(Try(func() int { return 7 }), Try(func() string { panic("oops") }).Err, FromSlice([]rune("abc")).Len())
	fmt.Printf("%T %T %v\n", Result[[]int]{}, &Cell[map[string]int]{}, Try(func() []int { return make([]int, 1)[:len(bs)+9] }).Err != nil)
}

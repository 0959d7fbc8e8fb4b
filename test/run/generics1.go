// run
package main

import (
	"cmp"
	"errors"
	"fmt"
	"sort"
	"strings"
)

type Number interface {
	~int | ~int8 | ~int64 | ~float64 | ~uint
}

func Sum[T Number](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}
func Map[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}
func Reduce[T, A any](xs []T, a A, f func(A, T) A) A {
	for _, x := range xs {
		a = f(a, x)
	}
	return a
}
func Keys[M ~map[K]V, K cmp.Ordered, V any](m M) []K {
	out := make([]K, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Slice(out, func(i, j int) bool { return out[i] < out[j] })
	return out
}

type List[T any] struct {
	head *node[T]
	size int
}
type node[T any] struct {
	v    T
	next *node[T]
}

func (l *List[T]) Push(v T) { l.head = &node[T]{v, l.head}; l.size++ }
func (l *List[T]) Each(f func(T)) {
	for n := l.head; n != nil; n = n.next {
		f(n.v)
	}
}
func (l *List[T]) All() func(yield func(int, T) bool) {
	return func(yield func(int, T) bool) {
		i := 0
		for n := l.head; n != nil; n = n.next {
			if !yield(i, n.v) {
				return
			}
			i++
		}
	}
}

type Tree[K cmp.Ordered, V any] struct {
	l, r *Tree[K, V]
	k    K
	v    V
}

func (t *Tree[K, V]) Put(k K, v V) *Tree[K, V] {
	if t == nil {
		return &Tree[K, V]{k: k, v: v}
	}
	switch c := cmp.Compare(k, t.k); {
	case c < 0:
		t.l = t.l.Put(k, v)
	case c > 0:
		t.r = t.r.Put(k, v)
	default:
		t.v = v
	}
	return t
}
func (t *Tree[K, V]) Walk(f func(K, V)) {
	if t != nil {
		t.l.Walk(f)
		f(t.k, t.v)
		t.r.Walk(f)
	}
}

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(v T)      { s[v] = struct{}{} }
func (s Set[T]) Has(v T) bool { _, ok := s[v]; return ok }
func Union[T comparable](a, b Set[T]) Set[T] {
	o := Set[T]{}
	for _, s := range []Set[T]{a, b} {
		for k := range s {
			o.Add(k)
		}
	}
	return o
}

type MyInt int

func (m MyInt) String() string { return fmt.Sprintf("<%d>", int(m)) }

type Stringish interface {
	~int
	fmt.Stringer
}

func Join[T Stringish](xs []T) string {
	return strings.Join(Map(xs, func(x T) string { return x.String() }), ",")
}

type Opt[T any] struct {
	v  T
	ok bool
}

func Some[T any](v T) Opt[T] { return Opt[T]{v, true} }
func (o Opt[T]) Or(d T) T {
	if o.ok {
		return o.v
	}
	return d
}

type Pair[A, B any] struct {
	First  A
	Second B
}

func MakePair[A, B any](a A, b B) Pair[A, B] { return Pair[A, B]{a, b} }
func Ptr[T any](v T) *T                      { return &v }
func Zero[T any]() T {
	var z T
	return z
}
func TypeName[T any](v T) string {
	switch any(v).(type) {
	case int:
		return "int"
	case string:
		return "string"
	case []T:
		return "slice"
	}
	return fmt.Sprintf("%T", v)
}
func Must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

type Alias[T any] = Pair[T, T]

func main() {
	fmt.Println(Sum(1, 2, 3), Sum(1.5, 2), Sum[MyInt](1, 2), Sum[int8](100, 100))
	fmt.Println(Map([]int{1, 2}, func(i int) string { return fmt.Sprint(i * i) }), Reduce([]string{"a", "b"}, 0, func(a int, s string) int { return a + len(s) }))
	fmt.Println(Keys(map[string]int{"b": 1, "a": 2}), Keys(map[float64]bool{2.5: true, 1: false}))
	var l List[string]
	l.Push("x")
	l.Push("y")
	l.Each(func(s string) { fmt.Print(s, " ") })
	for i, v := range l.All() {
		fmt.Print(i, v, ";")
	}
	fmt.Println(l.size)
	var t *Tree[string, int]
	for i, w := range strings.Fields("the quick brown fox the end") {
		t = t.Put(w, i)
	}
	t.Walk(func(k string, v int) { fmt.Print(k, "=", v, " ") })
	fmt.Println()
	a, b := Set[int]{}, Set[int]{}
	a.Add(1)
	b.Add(2)
	u := Union(a, b)
	fmt.Println(len(u), u.Has(2), u.Has(3))
	fmt.Println(Join([]MyInt{1, 2, 3}), Some(3).Or(4), Opt[string]{}.Or("none"))
	p := MakePair("k", 2.5)
	fmt.Printf("%v %+v %T %T\n", p, p, p, MakePair(1, Some("x")))
	fmt.Println(*Ptr(5), Zero[string]() == "", Zero[*int]() == nil, TypeName(1), TypeName("s"), TypeName(2.5), TypeName([]int{}))
	fmt.Println(Must(1, nil), Alias[int]{1, 2})
	defer func() { fmt.Println("recovered", recover()) }()
	f := Sum[float64]
	fmt.Println(f(1, 2))
	Must(0, errors.New("bad"))
}

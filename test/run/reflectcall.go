// run

// Calls through reflection: functions, closures, methods and what MakeFunc makes, for parameters and results of every shape.
package main

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
)

type point struct{ X, Y int }

func (p point) Add(q point) point { return point{p.X + q.X, p.Y + q.Y} }
func (p *point) Scale(by int)     { p.X, p.Y = p.X*by, p.Y*by }
func (p point) String() string    { return fmt.Sprintf("<%d %d>", p.X, p.Y) }
func (p point) Sum(more ...int) int {
	s := p.X + p.Y
	for _, m := range more {
		s += m
	}
	return s
}

type large struct {
	Words [5]int
	Name  string
}

func (l large) Longest(s ...string) (string, error) {
	best := l.Name
	for _, x := range s {
		if len(x) > len(best) {
			best = x
		}
	}
	if best == "" {
		return "", errors.New("nothing")
	}
	return best, nil
}

type word uintptr

func (w word) Twice() word { return 2 * w }

type empty struct{}

func (empty) Hello(to string) string { return "hello " + to }

type wrapper struct{ *point }

type shape interface{ Add(point) point }

func mixed(b bool, i8 int8, f float32, c complex128, s string, list []byte, e any, l large, m map[string]int, fn func(int) int) (large, float32, []byte, error) {
	l.Words[4] = int(i8) + fn(m["k"])
	l.Name += s + fmt.Sprint(b, c, e)
	return l, f * 2, append(list, 'x'), nil
}

func show(vs []reflect.Value) {
	for _, v := range vs {
		fmt.Print(v.Type(), " ", v.Interface(), "; ")
	}
	fmt.Println()
}

func caught(what string, f func()) {
	defer func() { fmt.Println(what+":", recover()) }()
	f()
}

func values(xs ...any) []reflect.Value {
	var list []reflect.Value
	for _, x := range xs {
		list = append(list, reflect.ValueOf(x))
	}
	return list
}

func calls() {
	k := 10
	show(reflect.ValueOf(mixed).Call(values(true, int8(-3), float32(1.5), complex(1, -2), "s", []byte("ab"), point{1, 2}, large{Name: "L"}, map[string]int{"k": 4}, func(x int) int { return x * k })))
	show(reflect.ValueOf(strings.Repeat).Call(values("ab", 3)))
	show(reflect.ValueOf(fmt.Sprint).Call(values("a", 1, true)))
	show(reflect.ValueOf(fmt.Sprint).CallSlice(values([]any{"x", 2})))
	show(reflect.ValueOf(func() {}).Call(nil))
}

func methods() {
	p := &point{3, 4}
	v := reflect.ValueOf(p)
	for i := range v.NumMethod() {
		m := v.Type().Method(i)
		fmt.Println(i, m.Name, m.Type, v.Method(i).Type())
	}
	show(v.MethodByName("Add").Call(values(point{1, 1})))
	v.MethodByName("Scale").Call(values(2))
	show(v.Elem().MethodByName("Sum").Call(values(1, 2, 3)))
	fmt.Println(v.MethodByName("Nothing").IsValid())
	add := v.MethodByName("Add").Interface().(func(point) point)
	fmt.Println(add(point{-1, -1}))
	expr, _ := reflect.TypeOf(point{}).MethodByName("Sum")
	show(expr.Func.Call(values(point{1, 2}, 3)))
	show(reflect.ValueOf(large{Name: "abc"}).Method(0).Call(values("a", "abcdef")))
	show(reflect.ValueOf(large{}).Method(0).Call(nil))
	show(reflect.ValueOf(word(21)).Method(0).Call(nil))
	show(reflect.ValueOf(empty{}).Method(0).Call(values("you")))
	hello := reflect.TypeOf(empty{}).Method(0).Func.Interface().(func(empty, string) string)
	fmt.Println(hello(empty{}, "all"))
	twice := reflect.TypeOf(word(0)).Method(0).Func.Interface().(func(word) word)
	fmt.Println(twice(4))
	show(reflect.ValueOf(wrapper{p}).MethodByName("Sum").Call(nil))
	var s shape = p
	show(reflect.ValueOf(&s).Elem().Method(0).Call(values(point{5, 5})))
	fmt.Println(reflect.TypeOf(&s).Elem().Method(0).Type)
}

func made() {
	swap := func(in []reflect.Value) []reflect.Value { return []reflect.Value{in[1], in[0]} }
	var ints func(int, int) (int, int)
	reflect.ValueOf(&ints).Elem().Set(reflect.MakeFunc(reflect.TypeOf(ints), swap))
	fmt.Println(ints(1, 2))
	var odd func(large, string) (string, large)
	reflect.ValueOf(&odd).Elem().Set(reflect.MakeFunc(reflect.TypeOf(odd), swap))
	fmt.Println(odd(large{Name: "n"}, "s"))
	var e func(...error) error
	reflect.ValueOf(&e).Elem().Set(reflect.MakeFunc(reflect.TypeOf(e), func(in []reflect.Value) []reflect.Value {
		if in[0].Len() == 0 {
			return []reflect.Value{reflect.Zero(reflect.TypeFor[error]())}
		}
		return []reflect.Value{in[0].Index(in[0].Len() - 1)}
	}))
	fmt.Println(e(), e(errors.New("a"), errors.New("b")))
	t := reflect.FuncOf([]reflect.Type{reflect.TypeFor[word](), reflect.TypeFor[point]()}, []reflect.Type{reflect.TypeFor[point](), reflect.TypeFor[word]()}, false)
	f := reflect.MakeFunc(t, swap)
	fmt.Println(f.Type())
	show(f.Call(values(word(1), point{})))
	for x := range reflect.ValueOf(func(yield func(string) bool) { _ = yield("a") && yield("b") && yield("c") }).Seq() {
		fmt.Print(x, " ")
		if x.String() == "b" {
			break
		}
	}
	fmt.Println()
}

type hidden struct{ f func() }

func wrong() {
	f := reflect.ValueOf(func(int, string) int { return 0 })
	caught("few", func() { f.Call(values(1)) })
	caught("many", func() { f.Call(values(1, "", 2)) })
	caught("type", func() { f.Call(values("", "")) })
	caught("zero", func() { f.Call([]reflect.Value{{}, {}}) })
	caught("not variadic", func() { f.CallSlice(values(1, "")) })
	caught("no func", func() { reflect.ValueOf(1).Call(nil) })
	caught("nil", func() { var n func(); reflect.ValueOf(n).Call(nil) })
	caught("unexported", func() { reflect.ValueOf(hidden{func() {}}).Field(0).Call(nil) })
	caught("index", func() { reflect.ValueOf(point{}).Method(7) })
	caught("nil interface", func() { var s shape; reflect.ValueOf(&s).Elem().Method(0) })
	caught("inside", func() { reflect.ValueOf(func() { panic("own") }).Call(nil) })
	caught("results", func() {
		reflect.MakeFunc(reflect.TypeOf(func() int { return 0 }), func([]reflect.Value) []reflect.Value { return nil }).Call(nil)
	})
}

type recovering struct{ name string }

func (r recovering) Done() { fmt.Println(r.name, recover()) }

func deferred() {
	defer reflect.ValueOf(recovering{"method value"}).Method(0).Interface().(func())()
	panic("p")
}

func main() {
	calls()
	methods()
	made()
	wrong()
	deferred()
}

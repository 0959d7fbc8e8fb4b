// run
package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

type Animal interface{ Sound() string }
type Named interface{ Name() string }
type Pet interface {
	Animal
	Named
}
type Dog struct{ name string }
type Cat int

func (d *Dog) Sound() string { return "woof" }
func (d *Dog) Name() string  { return d.name }
func (c Cat) Sound() string  { return fmt.Sprint("meow", int(c)) }

type wrapped struct{ Animal }
type MyErr struct{ Code int }

func (e *MyErr) Error() string { return fmt.Sprintf("code %d", e.Code) }
func mayFail(n int) error {
	var e *MyErr
	if n == 1 {
		e = &MyErr{n}
		return e
	}
	if n == 2 {
		return fmt.Errorf("wrap: %w", &MyErr{n})
	}
	return nil
}
func classify(v interface{}) string {
	switch x := v.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprintf("int-ish %v", x)
	case string:
		return "string " + x
	case []int:
		return fmt.Sprint("slice ", len(x))
	case error:
		return "error " + x.Error()
	case fmt.Stringer:
		return "stringer " + x.String()
	case func() int:
		return fmt.Sprint("func ", x())
	case *Dog:
		return "dog " + x.name
	case struct{ A int }:
		return fmt.Sprint("anon ", x.A)
	default:
		return fmt.Sprintf("other %T", x)
	}
}

type S struct{}

func (S) String() string { return "S!" }

func main() {
	var a Animal = &Dog{"rex"}
	fmt.Println(a.Sound(), a.(Named).Name(), a.(Pet).Name())
	a = Cat(3)
	_, isPet := a.(Pet)
	c, ok := a.(Cat)
	fmt.Println(a.Sound(), isPet, c, ok)
	w := wrapped{a}
	fmt.Println(w.Sound(), w.Animal == a, a == Cat(3), a != nil)
	var np *Dog
	a = np
	fmt.Println(a == nil, a != nil, np == nil)
	for i := 0; i < 3; i++ {
		err := mayFail(i)
		var me *MyErr
		fmt.Println(err, err == nil, errors.As(err, &me), me)
	}
	for _, v := range []interface{}{nil, 1, int64(2), "s", []int{1}, errors.New("e"), S{}, func() int { return 5 }, &Dog{"d"}, struct{ A int }{9}, 2.5, [2]int{}} {
		fmt.Println(classify(v))
	}
	var e1, e2 interface{} = 1, 1
	fmt.Println(e1 == e2, e1 == 1, e1 != "1", interface{}(1) == interface{}(int8(1)))
	func() {
		defer func() { fmt.Println(recover()) }()
		_ = a.(Cat)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var x interface{} = "str"
		_ = x.(int)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var x Animal
		x.Sound()
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var x interface{} = []int{1}
		fmt.Println(x == x)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var x interface{} = Cat(1)
		_ = x.(io.Reader)
	}()
	var r io.Reader = strings.NewReader("read me")
	if wt, ok := r.(io.WriterTo); ok {
		var sb strings.Builder
		n, err := wt.WriteTo(&sb)
		fmt.Println(n, err, sb.String())
	}
	sound := a.Sound
	a = Cat(9)
	fmt.Println(sound(), a.Sound())
	f := Animal.Sound
	fmt.Println(f(Cat(5)), (*Dog).Name(&Dog{"mx"}))
}

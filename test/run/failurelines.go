// run

package main

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
)

type T struct {
	a, b, c, d, e int
	p             *T
}

func (t *T) next() *T { where("next"); return t }
func (t *T) val(x int, y ...int) int {
	where("val")
	return x
}

func where(s string) int {
	_, _, line, _ := runtime.Caller(2)
	fmt.Println(s, line)
	return 1
}

func w() int { return where("w") }

func try(name string, f func()) {
	defer func() {
		r := recover()
		var pcs [20]uintptr
		n := runtime.Callers(1, pcs[:])
		fr := runtime.CallersFrames(pcs[:n])
		for {
			f, more := fr.Next()
			if strings.HasPrefix(f.Function, "main.main.") {
				fmt.Println(name, r, f.Line)
				break
			}
			if !more {
				break
			}
		}
	}()
	f()
}

var i = 9
var zero = 0
var nilT *T
var m map[string]int
var e any = "x"
var s = []int{1, 2, 3}
var arr [3]int
var ch chan int
var neg = -1

func three(a, b, c int) int { return a + b + c }

func main() {
	t := &T{}
	t.next().
		next().
		next().
		val(
			1,
			w(),
			w(),
		)
	try("index", func() {
		fmt.Println(
			1,
			s[0],
			s[i],
			3)
	})
	try("arr", func() {
		x :=
			1 +
				arr[i] +
				2
		_ = x
	})
	try("index2", func() {
		_ = s[i+
			1+
			2]
	})
	try("slice", func() {
		_ = three(
			1,
			len(s[1:i]),
			2)
	})
	try("nil", func() {
		_ = three(
			1,
			nilT.a,
			nilT.
				b)
	})
	try("nil2", func() {
		_ = three(
			1,
			2,
			nilT.
				p.
				b)
	})
	try("div", func() {
		_ = three(
			1,
			2/
				zero,
			3)
	})
	try("mod", func() {
		_ = three(
			1,
			2,
			i%zero)
	})
	try("assert", func() {
		_ = three(
			1,
			e.(int),
			3)
	})
	try("assert2", func() {
		_ = three(
			1,
			e.(int),
			3)
	})
	try("mapassign", func() {
		m["a"] =
			1
	})
	try("complit", func() {
		_ = []int{
			1,
			s[i],
			2,
		}
	})
	try("complit2", func() {
		_ = map[string]int{
			"a": 1,
			"b": 5 / zero,
			"c": 2,
		}
	})
	try("structlit", func() {
		_ = T{
			a: 1,
			b: *(*int)(nil),
			c: 2,
		}
	})
	try("and", func() {
		if i > 3 &&
			i > 4 &&
			s[i] > 1 {
			fmt.Println()
		}
	})
	try("make", func() {
		_ = three(1,
			len(make([]int,
				neg)),
			2)
	})
	try("close", func() {
		close(
			ch)
	})
	try("assign", func() {
		a, b :=
			1,
			s[i]
		_, _ = a, b
	})
	try("assignTo", func() {
		s[0],
			s[i] =
			1,
			2
	})
	try("return", func() {
		_ = func() (int, error) {
			return s[i],
				errors.New("x")
		}
		func() (int, int) {
			return 1,
				s[i]
		}()
	})
	try("shift", func() {
		_ = three(
			1,
			1<<
				neg,
			3)
	})
	try("convert", func() {
		_ = len(
			[4]int(
				s))
	})
	try("hash", func() {
		x := map[any]int{}
		_ = three(
			1,
			x[[]int{}],
			2)
	})
	try("eq", func() {
		var a, b any = []int{}, []int{}
		_ = i == 9 &&
			a ==
				b
	})
	try("callnil", func() {
		var f func(int) int
		_ = three(
			1,
			f(
				2),
			3)
	})
	try("ifacecall", func() {
		var f error
		_ = three(
			1,
			len(f.
				Error()),
			3)
	})
	try("panic", func() {
		panic(
			fmt.Sprint(
				1))
	})
	try("call", func() {
		three(
			w(),
			w(), w(),
		)
	})
	try("str", func() {
		x := "a"
		_ = x +
			x[i:] +
			"b"
	})
	try("addr", func() {
		p := &s[0]
		p =
			&s[i]
		_ = p
	})
	try("deref", func() {
		var p *int
		x := 1 +
			*p
		_ = x
	})
	try("store", func() {
		var p *T
		p.
			a =
			1
	})
	try("incr", func() {
		s[i]++
	})
	try("opassign", func() {
		s[0] +=
			s[i]
	})
	try("opassign2", func() {
		s[i] +=
			s[0]
	})
	try("send", func() {
		c := make(chan int)
		close(c)
		c <- 1
	})
	try("range", func() {
		for _, x := range []int{
			1,
			s[i],
		} {
			_ = x
		}
	})
	try("switch", func() {
		switch i {
		case 1,
			s[i],
			3:
		}
	})
	try("for", func() {
		for j := 0; j <
			s[i]; j++ {
		}
	})
	try("method value", func() {
		var p *T
		var e error
		_ = p.next
		f := three(1,
			2,
			len(e.
				Error()))
		_ = f
	})
	try("defer", func() {
		defer three(
			1,
			s[i],
			2)
	})
	try("go", func() {
		go three(
			1,
			s[i],
			2)
	})
	try("copystruct", func() {
		var p *T
		x :=
			*p
		_ = x
	})
}

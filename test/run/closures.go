// run
package main

import "fmt"

func counter() (func() int, func()) {
	n := 0
	return func() int { n++; return n }, func() { n = 0 }
}
func compose(fs ...func(int) int) func(int) int {
	return func(x int) int {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}
func fibgen() func() int {
	a, b := 0, 1
	return func() int {
		r := a
		a, b = b, a+b
		return r
	}
}

type op func(int, int) int

func (o op) apply(a, b int) int { return o(a, b) }
func variadic(pre string, xs ...int) string {
	return fmt.Sprint(pre, len(xs), xs, xs == nil)
}
func multi() (int, string, error)          { return 1, "two", nil }
func take(a int, b string, c error) string { return fmt.Sprint(a, b, c) }
func named(x int) (res int, err error) {
	defer func() { res *= 2 }()
	if x > 0 {
		res = x
		return
	}
	return -1, fmt.Errorf("neg")
}

func main() {
	inc, reset := counter()
	inc()
	inc()
	fmt.Print(inc(), " ")
	reset()
	fmt.Println(inc())
	fmt.Println(compose(func(i int) int { return i + 1 }, func(i int) int { return i * 10 })(4))
	f := fibgen()
	for range 10 {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i *= 10; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	var rec func(int) int
	rec = func(n int) int {
		if n <= 1 {
			return 1
		}
		return n * rec(n-1)
	}
	fmt.Println(rec(10))
	fmt.Println(op(func(a, b int) int { return a - b }).apply(5, 3))
	fmt.Println(variadic("a"), variadic("b", 1, 2), variadic("c", []int{3, 4, 5}...), variadic("d", nil...))
	fmt.Println(take(multi()))
	fmt.Println(named(4))
	fmt.Println(named(-4))
	x := 1
	func() {
		x := 2
		x++
		_ = x
	}()
	func() { x += 10 }()
	fmt.Println(x)
	m := map[string]func(float64) float64{"dbl": func(f float64) float64 { return f * 2 }}
	fmt.Println(m["dbl"](2.5), m["none"] == nil)
	defer func(s string) { fmt.Println("deferred", s, x) }(fmt.Sprint(x))
	x = 50
	var big [10]int
	big[3] = 7
	g := func() int { return big[3] }
	big[3] = 8
	fmt.Println(g())
	outer := 0
	func() {
		func() {
			func() { outer = 3 }()
		}()
	}()
	fmt.Println(outer)
}

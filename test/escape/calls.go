package main

type T struct {
	n    int
	next *T
}

type shower interface{ show(p *int) }

func (t *T) get() int      { return t.n }
func (t *T) keep()         { all = t }
func (t *T) follow() *T    { return t.next }
func (t T) value() int     { return t.n }
func (t *T) show(p *int)   {}
func (t *T) link(other *T) { t.next = other }

var all *T

func read(p *int) int       { return *p }
func same(p *int) *int      { return p }
func second(a, b *int) *int { return b }
func leak(p **int)          { global = *p }
func recursive(t *T, n int) *T {
	if n == 0 {
		return t
	}
	return recursive(t.next, n-1)
}
func even(p *int, n int) bool {
	if n == 0 {
		return true
	}
	return odd(p, n-1)
}
func odd(p *int, n int) bool {
	if n == 0 {
		return false
	}
	return even(p, n-1)
}
func sum(xs ...int) (n int) {
	for _, x := range xs {
		n += x
	}
	return
}
func apply(f func(int) int, n int) int { return f(n) }
func first[E any](s []E) *E            { return &s[0] }

var global *int

func passes() int {
	x := 1
	return read(&x)
}

func comesBack() int {
	x := 1
	return *same(&x)
}

func chosen() *int {
	x, y := 1, 2
	return second(&x, &y)
}

func contents() {
	x := 1
	p := &x
	leak(&p)
}

func methods() int {
	t := T{n: 1}
	return t.get() + t.value()
}

func kept() {
	t := T{}
	t.keep()
}

func linked() int {
	a, b := T{}, T{n: 2}
	a.link(&b)
	return a.next.n
}

func throughInterface(s shower) {
	x := 1
	s.show(&x)
}

func throughValue(f func(*int)) {
	x := 1
	f(&x)
}

func rest() int { return sum(1, 2, 3) }

func withLiteral() int {
	k := 3
	return apply(func(n int) int { k++; return n + k }, 4)
}

func calledAtOnce() int {
	x := 1
	return func(p *int) int { return *p }(&x)
}

func generic() int {
	s := []int{1}
	return *first(s)
}

func methodValue() int {
	t := T{n: 1}
	f := t.get
	return f()
}

func recursing() *T {
	return recursive(&T{next: &T{}}, 1)
}

func main() {
	x := 1
	even(&x, 3)
	passes()
	comesBack()
	chosen()
	contents()
	methods()
	kept()
	linked()
	throughInterface(&T{})
	throughValue(nil)
	rest()
	withLiteral()
	calledAtOnce()
	generic()
	methodValue()
	recursing()
}

package main

type T struct {
	n    int
	next *T
}

var global *int
var sink any

func returned() *int {
	x := 1
	return &x
}

func kept() int {
	x := 1
	p := &x
	return *p
}

func stored() {
	x := 1
	global = &x
}

func throughPointer(pp **int) {
	x := 1
	*pp = &x
}

func inLoop(n int) int {
	var last *int
	for i := 0; i < n; i++ {
		x := i
		last = &x
	}
	return *last
}

func withinIteration(n int) (sum int) {
	for i := 0; i < n; i++ {
		x := i
		p := &x
		sum += *p
	}
	return
}

func captured() int {
	n := 0
	add := func() { n++ }
	add()
	return n
}

func capturedAndReturned() func() int {
	n := 0
	return func() int { n++; return n }
}

func capturedByGoroutine(c chan int) {
	n := 0
	go func() { n++; c <- n }()
}

func sent(c chan *int) {
	x := 1
	c <- &x
}

func inMap(m map[string]*int) {
	x := 1
	m["x"] = &x
}

func sliced() int {
	var a [8]int
	s := a[:]
	return len(s)
}

func slicedAndReturned() []int {
	var a [8]int
	return a[:]
}

func structOf() int {
	x := 1
	t := T{n: 1}
	u := T{next: &t}
	_ = x
	return u.next.n
}

func deferred() (err error) {
	n := 0
	defer func() { n++; err = nil }()
	return
}

func deferredInLoop() {
	for i := 0; i < 3; i++ {
		n := 0
		defer func() { n++ }()
	}
}

func main() {
	returned()
	kept()
	stored()
	throughPointer(&global)
	inLoop(1)
	withinIteration(1)
	captured()
	capturedAndReturned()
	capturedByGoroutine(make(chan int))
	sent(nil)
	inMap(nil)
	sliced()
	slicedAndReturned()
	structOf()
	deferred()
	deferredInLoop()
}

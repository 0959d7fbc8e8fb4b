package main

type T struct {
	n    int
	next *T
}

type big struct{ a [1 << 17]byte }

var sink any
var list []*T

func literal() int {
	t := &T{n: 1}
	return t.n
}

func literalReturned() *T {
	return &T{n: 1}
}

func linked() int {
	a := &T{n: 1}
	b := &T{n: 2, next: a}
	return b.next.n
}

func newed() int {
	p := new(int)
	*p = 3
	return *p
}

func newedReturned() *int { return new(int) }

func made() int {
	s := make([]int, 10)
	return s[3]
}

func madeWithSize(n int) int {
	s := make([]int, n)
	return s[0]
}

func madeTooLarge() int {
	s := make([]int, 10000)
	return s[0]
}

func madeReturned() []int { return make([]int, 4) }

func sliceLiteral() int {
	s := []int{1, 2, 3}
	return s[1]
}

func sliceOfPointers() int {
	s := []*T{{n: 1}, {n: 2}}
	return s[1].n
}

func appended() {
	list = append(list, &T{})
}

func mapLiteral() int {
	m := map[string]int{"a": 1}
	return m["a"]
}

func boxed(n int) bool {
	var x any = n
	return x == nil
}

func boxedGlobal(n int) {
	sink = n
}

func tooLarge() int {
	b := &big{}
	return int(b.a[0])
}

func channel() int {
	c := make(chan int, 1)
	return len(c)
}

func main() {
	literal()
	literalReturned()
	linked()
	newed()
	newedReturned()
	made()
	madeWithSize(1)
	madeTooLarge()
	madeReturned()
	sliceLiteral()
	sliceOfPointers()
	appended()
	mapLiteral()
	boxed(1)
	boxedGlobal(2)
	tooLarge()
	channel()
}

// trace args=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,22,23,24,26,27,28,29 only=signal
package main

import (
	"os"
	"strconv"
)

type big struct {
	a [5000]byte
	b int
}
type in struct{ x, y int }
type st struct {
	n   int8
	m   int32
	in  in
	s   string
	arr [4]int
	f   func()
	e   error
}
type M interface {
	A()
	B()
}

var p *st
var bp *big
var ap *[10]int
var m M
var fn func()
var mp *map[string]int
var pi *int
var use any
var index = 3

func cases(n int) {
	i := index
	switch n {
	case 0:
		use = *pi
	case 1:
		use = p.n
	case 2:
		use = p.m
	case 3:
		use = p.in.y
	case 4:
		p.in.x = 1
	case 5:
		use = bp.b
	case 6:
		use = ap[2]
	case 7:
		use = ap[i]
	case 8:
		ap[3] = 2
	case 9:
		m.B()
	case 10:
		fn()
	case 11:
		use = &p.in
	case 12:
		use = p.arr[2]
	case 13:
		use = p.arr[:]
	case 14:
		p.f()
	case 15:
		p.m++
	case 16:
		use = p.arr[i]
	case 17:
		use = (*mp)["x"]
	case 18:
		*pi = 3
	case 19:
		use = len(p.s)
	case 20:
		p.arr[1]++
	case 22:
		use = *p
	case 23:
		m.A()
	case 24:
		use = p.s
	case 26:
		for _, v := range ap {
			use = v
		}
	case 27:
		use = p.e.Error()
	case 28:
		*p = st{}
	case 29:
		use = ap[:]
	}
}

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	cases(n)
}

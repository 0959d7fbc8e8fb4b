// trace args=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43
package main

import (
	"os"
	"strconv"
	"unsafe"
)

type I interface{ M() }
type J interface {
	M()
	N()
}
type V struct{ n int }

func (v V) M()          {}
func (v V) Get(int) int { return v.n }

type F func()

var (
	s     = []int{1, 2, 3}
	str   = "hello"
	arr   [4]int
	zero  = 0
	neg   = -1
	five  = 5
	u8    = uint8(200)
	u64   = uint64(1) << 63
	e     any
	i     I
	m     map[string]int
	ch    chan int
	use   any
	pv    *V
	big   = 1 << 62
	ptr   *int
	empty = ""
)

type key struct{ f any }

func cases(n int) {
	switch n {
	case 0:
		use = s[five]
	case 1:
		use = s[neg]
	case 2:
		use = s[u8]
	case 3:
		use = s[u64]
	case 4:
		use = str[five]
	case 5:
		use = arr[five]
	case 6:
		use = s[:five]
	case 7:
		use = s[five:]
	case 8:
		use = s[2 : 1+zero]
	case 9:
		use = s[neg:]
	case 10:
		use = str[:five+1]
	case 11:
		use = str[five+1:]
	case 12:
		use = s[:2:five]
	case 13:
		use = s[:five:3]
	case 14:
		use = s[five:3:3]
	case 15:
		use = arr[:five]
	case 16:
		use = [4]int(s)
	case 17:
		use = 1 / zero
	case 18:
		use = 1 << neg
	case 19:
		use = e.(int)
	case 20:
		e = "x"
		use = e.(int)
	case 21:
		use = e.(I)
	case 22:
		e = V{}
		use = e.(J)
	case 23:
		i = V{}
		use = i.(J)
	case 24:
		use = i.(V)
	case 25:
		e = func() {}
		use = e == e
	case 26:
		mm := map[any]int{}
		mm[[]int{}] = 1
	case 27:
		m["a"] = 1
	case 28:
		use = make([]int, neg)
	case 29:
		use = make([]int, 0, neg)
	case 30:
		use = make([]int, five, five-1)
	case 31:
		use = make(chan int, neg)
	case 32:
		close(ch)
	case 33:
		c := make(chan int)
		close(c)
		close(c)
	case 34:
		c := make(chan int)
		close(c)
		c <- 1
	case 35:
		use = unsafe.Slice(ptr, five)
	case 36:
		use = unsafe.Slice(&zero, neg)
	case 37:
		use = unsafe.String((*byte)(nil), five)
	case 38:
		use = unsafe.String(unsafe.StringData(str), neg)
	case 39:
		i = pv
		i.M()
	case 40:
		pv.Get(3)
	case 41:
		use = map[any]int{key{[]int{}}: 1}
	case 42:
		use = s[:u64]
	case 43:
		use = make([]int, big)
	}
}

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	cases(n)
}

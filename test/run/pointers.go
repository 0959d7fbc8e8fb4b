// run
package main

import (
	"fmt"
	"unsafe"
)

type S struct {
	a int8
	b int64
	c [3]uint16
	d string
}

func incr(p *int)         { *p++ }
func pp(p **int, q *int)  { *p = q }
func ret() *int           { x := 42; return &x }
func slot(a *[3]int) *int { return &a[1] }

func main() {
	x, y := 1, 2
	p := &x
	incr(p)
	q := p
	pp(&p, &y)
	*p = 20
	fmt.Println(x, y, *q, p != q, *ret(), p == &y)
	arr := [3]int{1, 2, 3}
	*slot(&arr) = 50
	fmt.Println(arr)
	var s S
	s.b, s.c[2] = 9, 7
	ps := &s
	pc := &ps.c
	pc[0] = 3
	ps.d = "str"
	fmt.Println(s, unsafe.Sizeof(s), unsafe.Offsetof(s.b), unsafe.Offsetof(s.c), unsafe.Offsetof(s.d), unsafe.Alignof(s.c))
	pb := (*int64)(unsafe.Pointer(uintptr(unsafe.Pointer(&s)) + unsafe.Offsetof(s.b)))
	*pb++
	fmt.Println(s.b, *(*uint16)(unsafe.Add(unsafe.Pointer(&s), 16)))
	b := []byte("bytes")
	str := unsafe.String(&b[0], 3)
	f := 1.5
	fmt.Println(str, *(*uint64)(unsafe.Pointer(&f)), len(unsafe.Slice(&arr[0], 2)))
	type list struct {
		v    int
		next *list
	}
	var head *list
	for i := 0; i < 3; i++ {
		head = &list{i, head}
	}
	for n := head; n != nil; n = n.next {
		fmt.Print(n.v, " ")
	}
	pn := &head.next.v
	*pn = 99
	fmt.Println(head.next.v)
	m := map[string]*int{"x": &x}
	*m["x"] += 5
	fmt.Println(x)
	fn := func(v *[]int) { *v = append(*v, 1) }
	var sl []int
	fn(&sl)
	fn(&sl)
	fmt.Println(sl)
	np := new(int)
	*np += 3
	e := new(S)
	e.d = "new"
	fmt.Println(*np, e.d, *new(string) == "")
	var ip *interface{}
	var iv interface{} = 5
	ip = &iv
	*ip = "changed"
	fmt.Println(iv)
	z := &[]int{1, 2}
	(*z)[0] = 7
	for i, v := range *z {
		fmt.Print(i, v, ";")
	}
	fmt.Println(len(*z))
}

// run
package main

import "fmt"

type T struct{ a, b int }

func grow(s []int) []int {
	for i := 0; i < 10; i++ {
		s = append(s, i)
	}
	return s
}

func main() {
	var nilS []int
	fmt.Println(nilS == nil, len(nilS), cap(nilS), nilS)
	s := make([]int, 3, 10)
	t := s[1:2]
	t = append(t, 99)
	fmt.Println(s, t, len(t), cap(t), s[:4])
	u := s[1:2:2]
	u = append(u, 5)
	fmt.Println(s, u, cap(s[2:]), len(s[3:]))
	fmt.Println(grow(nil), len(grow([]int{1})))
	m := [][]int{{1}, {2, 3}, nil, {}}
	m[2] = append(m[2], 7)
	fmt.Println(m, len(m))
	arr := [5]int{1, 2, 3, 4, 5}
	sl := arr[1:4]
	sl[0] = 20
	fmt.Println(arr, sl, copy(sl, sl[1:]), arr)
	st := []T{{1, 2}, {3, 4}}
	for i := range st {
		st[i].a *= 10
	}
	for _, v := range st {
		v.b = 0
	}
	p := &st[0]
	p.b++
	fmt.Println(st)
	x := []int{5: 1, 2, 1: 7}
	fmt.Println(x, len(x))
	y := [...]string{2: "c", 0: "a"}
	fmt.Printf("%q %d\n", y, len(y))
	a2 := [2][3]int{{1, 2, 3}, {4, 5, 6}}
	b2 := a2
	b2[1][2] = 60
	fmt.Println(a2, b2, a2 == b2, a2 != [2][3]int{})
	ap := &a2
	for i, row := range ap {
		ap[i][0] = 100
		fmt.Print(row, len(ap), " ")
	}
	fmt.Println(a2)
	s4 := [4]int(x[:4])
	pa := (*[2]int)(x)
	pa[1] = 77
	fmt.Println(s4, x[1], *pa)
	clear(x)
	fmt.Println(x)
	var sum int
	for i, v := range []int{10, 20, 30} {
		sum += i * v
	}
	fmt.Println(sum)
	c := append([]byte("ab"), 'c', 'd')
	c = append(c[:1], c[2:]...)
	fmt.Println(string(c))
	type big [9]int64
	var gb []big
	gb = append(gb, big{1})
	gb = append(gb, big{2}, big{3})
	fmt.Println(len(gb), gb[2][0])
}

// run
package main

import "fmt"

func grade(n int) string {
	switch {
	case n >= 90:
		return "A"
	case n >= 80:
		return "B"
	}
	return "F"
}
func ft(n int) (s string) {
	switch n {
	case 0:
		s += "0"
		fallthrough
	case 1, 2:
		s += "12"
		if n == 2 {
			break
		}
		fallthrough
	case 3:
		s += "3"
	default:
		s += "d"
	}
	return
}
func find(m [][]int, x int) (int, int) {
outer:
	for i, row := range m {
		for j, v := range row {
			switch {
			case v == x:
				return i, j
			case v < 0:
				continue outer
			case v > 100:
				break outer
			}
		}
	}
	return -1, -1
}
func gotos(n int) int {
	i, s := 0, 0
loop:
	if i < n {
		s += i
		i++
		goto loop
	}
	if s > 100 {
		goto big
	}
	return s
big:
	return -s
}

func main() {
	for _, n := range []int{95, 85, 10} {
		fmt.Print(grade(n), " ")
	}
	for i := 0; i < 5; i++ {
		fmt.Print(ft(i), " ")
	}
	fmt.Println(find([][]int{{1, -1, 5}, {5, 6}}, 6))
	fmt.Println(find([][]int{{1, 200}, {5, 6}}, 6))
	fmt.Println(gotos(5), gotos(50))
	if x := 5; x > 3 {
		fmt.Println("x", x)
	} else if y := x * 2; y > 1 {
		fmt.Println(y)
	}
	n := 0
	for n < 3 {
		n++
	}
	for {
		n++
		if n > 10 {
			break
		}
		if n%2 == 0 {
			continue
		}
		fmt.Print(n, " ")
	}
	fmt.Println()
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		fmt.Print(i, j, ";")
	}
	fmt.Println()
	switch x := n % 4; x {
	case 3:
		fmt.Println("three")
	default:
		fmt.Println("other")
	}
	switch f := func() int { return 2 }; f() {
	case 1 + 1:
		fmt.Println("two")
	}
	for i := range 3 {
		defer fmt.Println("defer", i)
	}
	for i := range uint8(2) {
		fmt.Printf("%T%d ", i, i)
	}
	var arr [3]int
	for i := range arr {
		arr[i] = i * i
	}
	fmt.Println(arr)
block:
	for {
		switch {
		case n > 5:
			break block
		}
		fmt.Println("unreached")
	}
	a, b := 1, 2
	a, b = b, a+b
	s := []int{0, 1, 2}
	i := 0
	i, s[i] = 2, 9
	fmt.Println(a, b, s, i)
	s[0], s[2] = s[2], s[0]
	fmt.Println(s)
}

// run
package main

import "fmt"

type I interface{ M() int }
type A int
type B struct{ x int }

func (a A) M() int  { return int(a) }
func (b *B) M() int { return b.x }

type G[T any] struct{ v T }

func (g G[T]) M() int { return 1 }

func kinds(vs ...any) (out []string) {
	for _, v := range vs {
		switch t := v.(type) {
		case I:
			out = append(out, fmt.Sprint("I", t.M()))
		case bool, nil:
			out = append(out, fmt.Sprint("bn", t))
		case map[string]int:
			out = append(out, fmt.Sprint("map", len(t)))
		case chan int:
			out = append(out, fmt.Sprint("chan", cap(t)))
		case [2]int:
			out = append(out, fmt.Sprint("arr", t[1]))
		case func(int) string:
			out = append(out, t(4))
		case *int:
			out = append(out, fmt.Sprint("ptr", *t))
		case rune:
			out = append(out, string(t))
		case complex128:
			out = append(out, fmt.Sprint(real(t)))
		case uint8:
			out = append(out, fmt.Sprint("u8", t))
		case struct{}:
			out = append(out, "empty")
		case error:
			out = append(out, t.Error())
		case any:
			out = append(out, fmt.Sprintf("%T", t))
		}
	}
	return
}

func main() {
	n := 5
	fmt.Println(kinds(A(3), &B{4}, G[int]{}, true, nil, map[string]int{"a": 1}, make(chan int, 3), [2]int{1, 2}, func(i int) string { return fmt.Sprint("f", i) }, &n, 'x', 1i, byte(7), struct{}{}, fmt.Errorf("e"), 1.5, B{1}, []string{}))
	var x any = 5
	switch x {
	case "5":
		fmt.Println("string")
	case 5:
		fmt.Println("int five")
	}
	switch y := x.(type) {
	case int, string:
		fmt.Printf("%T\n", y)
	}
	var i I = A(2)
	if a, ok := i.(A); ok && a > 1 {
		fmt.Println("A", a)
	}
	_, ok := i.(*B)
	_, ok2 := i.(interface{ N() })
	fmt.Println(ok, ok2)
	switch {
	default:
		fmt.Println("default first")
	case ok:
		fmt.Println("no")
	}
	switch f := 2.5; {
	case f > 2 && f < 3:
		fmt.Println("between")
	}
}

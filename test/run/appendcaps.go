// run
package main

import "fmt"

// The capacities that append chooses are in many programs' output. A slice that stays in its function begins with as many
// elements as fit into 32 bytes, once; others grow from one element.

type triple struct{ a, b, c byte }

var kept any

func growing() {
	var ints []int
	last := cap(ints)
	for i := 0; i < 2000; i++ {
		ints = append(ints, i)
		if c := cap(ints); c != last {
			fmt.Printf("%d -> %d\n", last, c)
			last = c
		}
	}
	var words []string
	var bytes []byte
	var triples []triple
	for range 40 {
		words = append(words, "x")
		bytes = append(bytes, 1)
		triples = append(triples, triple{})
		fmt.Print(cap(words), " ", cap(bytes), " ", cap(triples), "; ")
	}
	fmt.Println()
}

func escaping() {
	var s []int
	for i := range 10 {
		s = append(s, i)
		kept = s
		fmt.Print(cap(s), " ")
	}
	fmt.Println()
	var empty []struct{}
	for range 6 {
		empty = append(empty, struct{}{})
		fmt.Print(cap(empty), " ")
	}
	fmt.Println()
}

func once() {
	for i := range 3 {
		var s []int
		s = append(s, i)
		s = append(s, i)
		fmt.Print(cap(s), " ")
	}
	var a []int
	if kept == nil {
		a = append(a, 1)
	}
	a = append(a, 1)
	b := append(a[:0:0], 1)
	c := append([]int(nil), 1)
	d := append([]int{}, 1, 2, 3)
	e := append([]int{}, 1, 2, 3, 4, 5)
	f := append([]int(nil), d...)
	fmt.Println(cap(a), cap(b), cap(c), cap(d), cap(e), cap(f))
	var pointed []int
	p := &pointed
	*p = append(*p, 1)
	pointed = append(pointed, 1)
	var array [2][]int
	array[0] = append(array[0], 1)
	made := make([]int, 0)
	made = append(made, 1)
	fmt.Println(cap(pointed), cap(array[0]), cap(made))
}

func main() {
	growing()
	escaping()
	once()
}

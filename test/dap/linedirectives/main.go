package main

import "fmt"

func total(list []int) int {
	sum := 0
//line grammar.y:40
	for _, n := range list {
		double := 2 * n
		sum += double
	}
	return sum
}

func main() {
	fmt.Println(total([]int{1, 2}))
}

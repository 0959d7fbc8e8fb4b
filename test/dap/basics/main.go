package main

import "fmt"

func double(n int) int {
	m := n * 2 //bp:double
	return m
}

func main() {
	total := 0 //bp:first
	for i := 0; i < 3; i++ {
		total += double(i)
	}
	fmt.Println("total", total) //bp:print
}

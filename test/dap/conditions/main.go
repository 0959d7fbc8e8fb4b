package main

import "fmt"

func main() {
	words := []string{"ant", "bee", "cat", "dog"}
	n := 0
	for i, w := range words {
		n += len(w) //bp:loop
		_ = i
		n++ //bp:log
	}
	fmt.Println(n) //bp:end
}

package main

import "fmt"

func main() {
	unused := 1
	var number int = "text"
	fmt.Println(number)
}

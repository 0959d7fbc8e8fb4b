// trace
package main

import "fmt"

func handler() {
	if r := recover(); r != nil {
		fmt.Println("recovered", r)
		panic(r)
	}
}

func work(s string) {
	defer handler()
	panic(s)
}

func main() {
	work("boom")
}

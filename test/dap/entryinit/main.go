// Entry in the initialisation of the package: steps go from one initialiser to the next, and on to main.
package main

import "fmt"

var names = []string{first(), "b"}

func first() string {
	return "a"
}

func init() {
	names = append(names, "c")
}

func init() {
	names = append(names, "d")
}

func main() {
	fmt.Println(names)
	fmt.Println(len(names))
}

// Command command is a program with tests.
package main

import "fmt"

type answer struct{ n int }

func compute() answer { return answer{42} }

func main() { fmt.Println(compute()) }

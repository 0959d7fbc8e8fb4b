// Names, memory, instructions, sources and packages.
package main

import (
	"fmt"
	"strings"
)

type point struct {
	X, Yy int
	tag   string
}

func (p point) Norm() int { return p.X * p.X }

func main() {
	p := point{1, 2, "t"}
	data := []byte("memory")
	words := strings.Fields("a b")
	fmt.Println(p, string(data), words) //bp:stop
}

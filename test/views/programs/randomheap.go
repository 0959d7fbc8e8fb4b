// A heap of random shape, from the seed in the environment: structs, slices, maps, interfaces and closures that point to each other.
package main

import (
	"fmt"
	"math/rand"
	"os"
	"strconv"
)

type node struct {
	next, other *node
	list        []*node
	any         interface{}
	name        string
	call        func() *node
}

var roots []*node
var single *node

func main() {
	seed, _ := strconv.Atoi(os.Getenv("HEAP_SEED"))
	r := rand.New(rand.NewSource(int64(seed)))
	n := 40 + r.Intn(300)
	all := make([]*node, n)
	for i := range all {
		all[i] = &node{name: fmt.Sprint("node", i)}
	}
	pick := func() *node { return all[r.Intn(n)] }
	for _, x := range all {
		if r.Intn(3) > 0 {
			x.next = pick()
		}
		if r.Intn(3) == 0 {
			x.other = pick()
		}
		if r.Intn(4) == 0 {
			for range r.Intn(5) {
				x.list = append(x.list, pick())
			}
		}
		switch r.Intn(6) {
		case 0:
			x.any = pick()
		case 1:
			x.any = map[string]*node{"a": pick(), "b": pick()}
		case 2:
			y := pick()
			x.call = func() *node { return y }
		}
	}
	for range 1 + r.Intn(4) {
		roots = append(roots, pick())
	}
	single = pick()
	local := pick()
	all, pick = nil, nil
	fmt.Println("built") //bp:built
	fmt.Println(len(roots), single != nil, local != nil)
}

// trace
package main

import "fmt"

type closer struct{ name string }

func (c *closer) close(n int) {
	fmt.Println("closing", c.name, n)
	if n == 2 {
		panic(fmt.Errorf("close %s", c.name))
	}
}

func run() (err error) {
	c := &closer{"file"}
	defer c.close(1)
	defer c.close(2)
	for i := range 2 {
		defer func(n int) { fmt.Println("deferred", n) }(i)
	}
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("recovered:", r)
		}
	}()
	panic("start")
}

func main() {
	run()
}

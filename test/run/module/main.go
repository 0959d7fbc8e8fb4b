// run
package main

import (
	"fmt"

	"example.com/module/internal/util"
	sh "example.com/module/shapes"
)

var order = util.Trace("main var")

func init() { util.Trace("main init") }

func main() {
	fmt.Println(util.Log)
	var s sh.Shape = sh.Square{Side: 2}
	fmt.Println(s.Area(), sh.Describe(s), helper(3), order)
	fmt.Println(sh.Registry["square"](3).Area(), sh.Pi, sh.Counter)
	sh.Counter++
	fmt.Println(sh.Counter, util.Map([]int{1, 2}, func(i int) string { return fmt.Sprint(i * 2) }))
}

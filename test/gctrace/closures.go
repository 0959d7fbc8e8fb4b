// Closures, interfaces and small structs by the hundred thousand.
package main

import (
	"fmt"
	"runtime"
	"time"
)

type shape interface{ area() float64 }

type square struct{ side float64 }
type circle struct {
	r    float64
	name string
}

func (s square) area() float64  { return s.side * s.side }
func (c *circle) area() float64 { return 3 * c.r * c.r }

var (
	fs     []func() float64
	shapes []shape
)

func main() {
	for i := range 300_000 {
		x := float64(i)
		fs = append(fs, func() float64 { x++; return x })
		if i%2 == 0 {
			shapes = append(shapes, square{x})
		} else {
			shapes = append(shapes, &circle{r: x, name: "c"})
		}
	}
	runtime.GC()
	sum := 0.0
	for i := range fs {
		sum += fs[i]() + shapes[i].area()
	}
	fs = fs[:0:0]
	runtime.GC()
	fmt.Println(sum > 0, len(shapes))
	shapes = nil
	runtime.GC()
	time.Sleep(20 * time.Millisecond) // Go prints the last line when the collection is over for the program already
}

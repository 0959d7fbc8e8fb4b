// Changes pointers while the collector marks: write barriers, assists, allocation during a cycle.
package main

import "fmt"

type cell struct {
	next *cell
	data [6]int
}

var heads [16384]*cell

func main() {
	fmt.Println("begin") //bp:begin
	total := 0
	for i := range 1500000 {
		h := &heads[i%16384]
		c := &cell{next: *h}
		c.data[0] = i
		if i%7 == 0 {
			c.next = nil
		}
		*h = c
		total += c.data[0] & 1
	}
	fmt.Println("total", total) //bp:end
}

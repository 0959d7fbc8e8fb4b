// trace
package main

func down(n int, s string) int {
	if n == 0 {
		panic("bottom")
	}
	return down(n-1, s) + 1
}

func main() {
	println(down(99, "x"))
}

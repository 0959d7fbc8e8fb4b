// run
package main

import "fmt"

// count jumps backwards often enough to be preempted in the middle.
func count(n int) (int, string) {
	i, s := 0, 0
	text := ""
loop:
	if i < n {
		s += i
		i++
		if i%100000 == 0 {
			text += "."
		}
		goto loop
	}
	return s, text
}

func main() {
	done := make(chan string)
	for range 2 {
		go func() {
			s, text := count(450000)
			done <- fmt.Sprint(s, text)
		}()
	}
	fmt.Println(<-done, <-done)
}

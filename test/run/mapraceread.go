// run exit=2
package main

import "fmt"

// Another goroutine writes the map without a lock: the program ends with a fatal error that cannot be recovered.
func main() {
	defer func() { fmt.Println("recovered", recover()) }()
	fmt.Println("start")
	m := map[int]int{1: 1, 2: 2, 3: 3}
	go func() {
		for i := 0; ; i++ {
			m[i%100] = i
		}
	}()
	sum := 0
	for i := 0; i < 1<<40; i++ {
		sum += m[i%100]
	}
	fmt.Println("end", sum)
}

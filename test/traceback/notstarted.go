// trace env=GOTRACEBACK=all,GOMAXPROCS=1
package main

func worker(id int) { select {} }

func main() {
	for i := range 2 {
		go worker(i)
	}
	panic("before any of them runs")
}

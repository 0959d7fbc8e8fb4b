// trace env=GOTRACEBACK=all,GOMAXPROCS=1
package main

// A select with one case is that case.

func waits(c, nothing, other chan int) {
	go func() {
		select {
		case v, ok := <-c:
			println(v, ok)
		}
	}()
	go func() {
		select {
		case <-nothing:
		}
	}()
	go func() {
		select {}
	}()
	select {
	case other <- 1:
	}
}

func main() {
	waits(make(chan int), nil, make(chan int))
}

// trace
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	wg.Go(func() { panic("in a goroutine of the group") })
	wg.Wait()
}

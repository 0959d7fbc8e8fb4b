// trace args=0,1,2,3,4
package main

import (
	"os"
	"strconv"
	"sync"
)

func lock(m *sync.Mutex, depth int) {
	if depth > 0 {
		lock(m, depth-1)
		return
	}
	m.Lock()
}

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	var m sync.Mutex
	switch n {
	case 0:
		m.Unlock()
	case 1:
		m.Lock()
		lock(&m, 2)
	case 2:
		var rw sync.RWMutex
		rw.RUnlock()
	case 3:
		<-(chan int)(nil)
	case 4:
		var wg sync.WaitGroup
		wg.Add(1)
		wg.Wait()
	}
}

// A cache of strings with a limit: entries are replaced all the time.
package main

import (
	"fmt"
	"runtime"
	"strings"
	"time"
)

type entry struct {
	key, value string
	next       *entry
}

var first, last *entry

func main() {
	index := make(map[string]*entry)
	for i := range 200_000 {
		e := &entry{key: fmt.Sprint("key", i), value: strings.Repeat("v", i%300)}
		index[e.key] = e
		if last == nil {
			first = e
		} else {
			last.next = e
		}
		last = e
		if len(index) > 40_000 {
			delete(index, first.key)
			first = first.next
		}
		if i%50_000 == 49_999 {
			runtime.GC()
		}
	}
	fmt.Println(len(index), first.key)
	clear(index)
	first, last = nil, nil
	runtime.GC()
	runtime.KeepAlive(index)
	time.Sleep(20 * time.Millisecond) // Go prints the last line when the collection is over for the program already
}

// Text: strings that are built, split and joined.
package main

import (
	"fmt"
	"runtime"
	"strings"
	"time"
)

func main() {
	var b strings.Builder
	for i := range 400000 {
		fmt.Fprintf(&b, "line %d of the text\n", i)
	}
	text := b.String()
	runtime.GC()
	lines := strings.Split(text, "\n")
	runtime.GC()
	for i, l := range lines {
		lines[i] = strings.ToUpper(l)
	}
	runtime.GC()
	text = strings.Join(lines[:len(lines)/2], ",")
	lines = nil
	runtime.GC()
	runtime.KeepAlive(text)
	runtime.KeepAlive(lines)
	time.Sleep(20 * time.Millisecond) // Go prints the last line when the collection is over for the program already
}

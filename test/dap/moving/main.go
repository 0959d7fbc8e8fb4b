// Gives memory back again and again.
package main

import "runtime/debug"

var (
	garbage []byte
	kept    []*int
	rounds  int
)

func round() {
	garbage = make([]byte, 4<<20)
	garbage[rounds] = 1
	garbage = nil
	debug.FreeOSMemory()
	n := rounds
	kept = append(kept, &n)
}

func main() {
	for {
		rounds = len(kept)
		round()
		rounds = len(kept)
	}
}

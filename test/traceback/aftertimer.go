// trace
package main

import "time"

func main() {
	time.AfterFunc(time.Millisecond, func() { panic("in a timer's function") })
	time.Sleep(time.Minute)
}

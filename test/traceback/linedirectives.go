// trace

package main

import (
	"fmt"
	"runtime"
)

func where(what string) {
	_, file, line, _ := runtime.Caller(1)
	fmt.Println(what, file, line)
}

type T struct{ next *T }

func (t *T) deep() int {
//line /not/there.go:500
	return t.next.deep()
}

func main() {
//line :1
	where("no file")
//line foo.y:1
	where("foo")
//line bar.go:10:20
	where("bar")
//line :11:22
	where("bar again")
	where("and the next line")
	/*line c:/win/dows.go:7*/ where("windows"); /*line :8:9*/ where("windows 8")
 //line indented.go:9
	where("no directive: not at the beginning of the line")
	/* //line inside.go:9 */ where("no directive: inside of a comment")
	where(/*line arg.go:77*/ "a call is where its parenthesis is"); where(
/*line late.go:88*/ "several lines",
	)
	f := func() {
//line lit.go:3
		where("literal")
	}
	f()
	pc, _, _, _ := runtime.Caller(0)
	file, line := runtime.FuncForPC(pc).FileLine(pc)
	fmt.Println(file, line)
	defer func() {
		fmt.Println(recover())
		var buf [4000]byte
		fmt.Println(string(buf[:0]))
//line last.go:40
		panic("end")
	}()
	(&T{}).deep()
}

// run

// Where objects end and what has no size: unsafe.Slice and String, append of elements without size, blank fields.
package main

import (
	"fmt"
	"math"
	"reflect"
	"runtime/cgo"
	"unsafe"
)

type foreign struct {
	_ cgo.Incomplete
	n int
}

var kept = foreign{n: 3}

func caught(what string, f func()) {
	defer func() { fmt.Println(what+":", recover()) }()
	f()
}

var blank = struct{ a, _, c int }{1, 2, 3}

func main() {
	var many uint64 = math.MaxUint64
	minus := -1
	caught("negative", func() { _ = unsafe.Slice(new(byte), minus) })
	caught("too many", func() { _ = unsafe.Slice(new(byte), many) })
	caught("too large", func() { _ = unsafe.Slice(new(uint64), uint64(1)<<61) })
	caught("nil", func() { _ = unsafe.Slice((*int)(nil), len("x")) })
	caught("string", func() { _ = unsafe.String(new(byte), many) })
	fmt.Println(len(unsafe.Slice(new(struct{}), 1<<62)))
	a := make([]struct{}, math.MaxInt)
	caught("append one", func() { a = append(a, struct{}{}) })
	caught("append all", func() { a = append(a, a...) })
	local := struct {
		a string
		_ int
		b [5]int
	}{"x", 7, [5]int{1}}
	fmt.Println(reflect.ValueOf(blank).Field(1), reflect.ValueOf(local).Field(1), local.b)
	list := append([]*foreign{&kept}, &kept)
	fmt.Println(list[1].n, reflect.TypeFor[unsafe.Pointer]().PkgPath())
	h := cgo.NewHandle("value")
	fmt.Println(h.Value())
	h.Delete()
	caught("handle", func() { h.Value() })
}

// run

package main

import (
	"fmt"
	"os"
	"runtime"
	"unsafe"
)

type T struct{ a, b int }

func try(name string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			_, ok := e.(runtime.Error)
			fmt.Println(name, e, ok)
		}
	}()
	f()
	fmt.Println(name, "fine")
}

func main() {
	var p runtime.Pinner
	defer p.Unpin()
	var nothing *T
	try("pointer", func() { p.Pin(new(T)) })
	try("nil pointer", func() { p.Pin(nothing) })
	try("unsafe", func() { p.Pin(unsafe.Pointer(new(int))) })
	try("nil", func() { p.Pin(nil) })
	for _, v := range []any{5, "s", []int{1}, map[int]int{}, make(chan int), func() {}, T{}, os.ErrExist} {
		try(fmt.Sprintf("%T", v), func() { p.Pin(v) })
	}
	var unused runtime.Pinner
	unused.Unpin()
	var copied runtime.Pinner
	copied.Pin(new(int))
	other := copied
	other.Unpin()
	runtime.GC()
	fmt.Println("done")
}

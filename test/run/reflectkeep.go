// run

// Pointer and slice types that only reflection makes outlive collections, as the types that they are of do.
package main

import (
	"fmt"
	"reflect"
	"runtime"
)

type inner struct {
	m map[string][3]int8
	s []uint16
}

var sink [][]byte

// churn uses memory that has been freed again.
func churn() {
	runtime.GC()
	for n := 16; n < 1024; n += 16 {
		for range 40 {
			b := make([]byte, n)
			for i := range b {
				b[i] = 0xff
			}
			sink = append(sink, b)
		}
	}
	sink = nil
	runtime.GC()
}

//go:noinline
func derive(f reflect.Type) string {
	return fmt.Sprint(reflect.PointerTo(f), reflect.SliceOf(f), reflect.PointerTo(reflect.PointerTo(f)))
}

func main() {
	t := reflect.TypeFor[inner]()
	for i := range t.NumField() {
		f := t.Field(i).Type
		names := derive(f)
		churn()
		fmt.Println(names)
		p, l := reflect.New(f), reflect.MakeSlice(reflect.SliceOf(f), 2, 2)
		pp := reflect.New(p.Type())
		fmt.Println(p.Type(), l.Type(), pp.Type(), p.Elem().IsNil(), l.Index(1).IsNil(), pp.Elem().IsNil(), p.Type().Elem() == f, l.Type().Elem() == f)
	}
}

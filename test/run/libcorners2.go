// run
// More corners of the library: the capacity that reflection grows slices to, fields of embedded structs through their address, flags that exclude each other, clones.
package main

import (
	"fmt"
	"reflect"
	"slices"
	"unsafe"
)

type embed struct{ x, X int }
type outer struct {
	embed
	x, X int
}

type flags struct{}

func (flags) Format(s fmt.State, verb rune) {
	for _, f := range "-+# 0" {
		if s.Flag(int(f)) {
			fmt.Fprintf(s, "%c", f)
		}
	}
	fmt.Fprintf(s, "%c", verb)
}

func capacities[T any]() {
	p := reflect.New(reflect.TypeFor[[]T]()).Elem()
	for i := range 6 {
		p.Grow(1 + i)
		fmt.Print(p.Cap(), " ")
		p.SetLen(p.Cap())
	}
	fmt.Println()
}

func main() {
	v := reflect.ValueOf(&outer{}).Elem().Field(0).Addr().Elem()
	fmt.Println(v.CanSet(), v.Field(0).CanSet(), v.Field(1).CanSet())
	fmt.Printf("%-0a %0-5v| %.[]\n", flags{}, flags{}, 1)
	capacities[byte]()
	capacities[*int]()
	capacities[[3]int32]()
	capacities[struct{}]()

	s := make([]int, 3)
	fmt.Println(unsafe.SliceData(slices.Clone(s[1:1])) == &s[1], slices.Clone([]int(nil)) == nil, slices.Clone(s[:0]) == nil)
}

// run
// Append and AppendSlice of values that come from unexported fields.
package main

import (
	"fmt"
	"reflect"
)

type T struct{ a []int }

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	v := reflect.ValueOf(&T{[]int{1}}).Elem().Field(0)
	try(func() { reflect.Append(v, reflect.ValueOf(1)) })
	try(func() { reflect.Append(v) })
	try(func() { reflect.AppendSlice(v, reflect.ValueOf([]int{1})) })
	try(func() { reflect.AppendSlice(reflect.ValueOf([]int{1}), v) })
}

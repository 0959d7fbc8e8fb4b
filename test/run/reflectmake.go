// run

// Types made while the program runs: structs, maps that the program has no code for; and Select.
package main

import (
	"fmt"
	"reflect"
	"sort"
)

type key struct {
	A int8
	B float64
}

func caught(what string, f func()) {
	defer func() { fmt.Println(what+":", recover()) }()
	f()
}

func structs() {
	t := reflect.StructOf([]reflect.StructField{
		{Name: "A", Type: reflect.TypeFor[int8](), Tag: `json:"a"`},
		{Name: "P", Type: reflect.TypeFor[*string]()},
		{Name: "B", Type: reflect.TypeFor[bool]()},
		{Name: "Z", Type: reflect.TypeFor[[0]int]()},
	})
	fmt.Println(t, t.Size(), t.Align(), t.Comparable(), t.NumField(), t.Field(0).Tag.Get("json"), t.Field(2).Offset)
	v := reflect.New(t).Elem()
	v.Field(0).SetInt(-5)
	s := "text"
	v.FieldByName("P").Set(reflect.ValueOf(&s))
	fmt.Println(v.Field(0), v.Field(1).Elem(), v.Field(2))
	same := reflect.StructOf([]reflect.StructField{{Name: "X", Type: reflect.TypeFor[int]()}})
	fmt.Println(same == reflect.TypeOf(struct{ X int }{}), reflect.StructOf(nil), reflect.StructOf(nil) == reflect.TypeOf(struct{}{}))
	x := reflect.New(same).Elem()
	x.Field(0).SetInt(7)
	fmt.Println(x.Interface().(struct{ X int }).X)
	caught("twice", func() {
		reflect.StructOf([]reflect.StructField{{Name: "X", Type: reflect.TypeFor[int]()}, {Name: "X", Type: reflect.TypeFor[int]()}})
	})
	caught("package", func() { reflect.StructOf([]reflect.StructField{{Name: "x", Type: reflect.TypeFor[int]()}}) })
	caught("no type", func() { reflect.StructOf([]reflect.StructField{{Name: "X"}}) })
}

func maps() {
	t := reflect.MapOf(reflect.TypeFor[key](), reflect.TypeFor[[]string]())
	m := reflect.MakeMap(t)
	for i := range 5 {
		m.SetMapIndex(reflect.ValueOf(key{int8(i % 4), 0.5}), reflect.ValueOf([]string{fmt.Sprint(i)}))
	}
	fmt.Println(t, m.Len(), m.MapIndex(reflect.ValueOf(key{0, 0.5})), m.MapIndex(reflect.ValueOf(key{9, 0})).IsValid())
	m.SetMapIndex(reflect.ValueOf(key{1, 0.5}), reflect.Value{})
	var list []string
	for it := m.MapRange(); it.Next(); {
		list = append(list, fmt.Sprint(it.Key(), it.Value()))
	}
	sort.Strings(list)
	fmt.Println(list, m.Interface())
	m.Clear()
	fmt.Println(m.Len())
	anys := reflect.MakeMap(reflect.MapOf(reflect.TypeFor[fmt.Stringer](), reflect.TypeFor[complex64]()))
	anys.SetMapIndex(reflect.ValueOf(reflect.Int), reflect.ValueOf(complex64(1)))
	for _, k := range anys.MapKeys() {
		fmt.Println(k.Type(), k, anys.MapIndex(k))
	}
	caught("no key", func() { reflect.MapOf(reflect.TypeFor[[]int](), reflect.TypeFor[int]()) })
}

func selects() {
	c, d := make(chan int, 1), make(chan string, 1)
	recv := func(ch any) reflect.SelectCase {
		return reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(ch)}
	}
	fallback := reflect.SelectCase{Dir: reflect.SelectDefault}
	fmt.Println(reflect.Select([]reflect.SelectCase{recv(c), fallback, recv(d)}))
	d <- "d"
	i, v, ok := reflect.Select([]reflect.SelectCase{recv(c), {Dir: reflect.SelectRecv}, recv(d)})
	fmt.Println(i, v, ok)
	i, _, ok = reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectSend, Chan: reflect.ValueOf(c), Send: reflect.ValueOf(42)}, recv(d)})
	fmt.Println(i, ok, <-c)
	close(c)
	i, v, ok = reflect.Select([]reflect.SelectCase{recv(d), recv(c)})
	fmt.Println(i, v, ok)
	go func() { d <- "later" }()
	i, v, ok = reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectSend}, recv(d)})
	fmt.Println(i, v, ok)
	caught("closed", func() {
		reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectSend, Chan: reflect.ValueOf(c), Send: reflect.ValueOf(1)}})
	})
	caught("two defaults", func() { reflect.Select([]reflect.SelectCase{fallback, fallback}) })
	caught("direction", func() { reflect.Select([]reflect.SelectCase{recv((chan<- int)(c))}) })
}

func main() {
	structs()
	maps()
	selects()
}

// run

package main

import (
	"fmt"
	"runtime"
	"sync"
)

type pair struct {
	n int
	x any
	_ any
}

type deep struct {
	a [2]pair
	s fmt.Stringer
}

type list []int

func (list) String() string { return "list" }

func try(name string, f func()) {
	defer func() {
		r := recover()
		_, is := r.(runtime.Error)
		fmt.Printf("%s: %v %T %v\n", name, r, r, is)
	}()
	f()
}

func main() {
	var none map[any]int
	empty := map[any]int{}
	one := map[any]int{1: 1}
	for name, m := range []map[any]int{none, empty, one} {
		for _, k := range []any{[]int{}, map[string]int{}, func() {}, 5, nil, "x", 1.5, pair{}, pair{x: []int{}}, [2]any{1, pair{x: func() {}}}, struct{ a []int }{}, &pair{x: []int{}}, [0]any{}, list{}} {
			t := fmt.Sprintf("%d %T", name, k)
			try(t+" get", func() { _ = m[k] })
			try(t+" ok", func() { _, ok := m[k]; fmt.Print(ok, " ") })
			try(t+" delete", func() { delete(m, k) })
		}
	}
	pairs := map[pair]int{}
	try("pair", func() { _ = pairs[pair{x: []string{}}] })
	try("pair ok", func() { _ = pairs[pair{x: 1}] })
	deeps := map[deep]int{}
	try("deep", func() { _ = deeps[deep{a: [2]pair{{}, {x: func() {}}}}] })
	try("deep stringer", func() { _ = deeps[deep{s: list{}}] })
	try("deep ok", func() { _ = deeps[deep{}] })
	arrays := map[[3]any]int{}
	try("array", func() { _ = arrays[[3]any{1, 2, []int{}}] })
	try("array delete", func() { delete(arrays, [3]any{1, 2, []int{}}) })
	try("array assign", func() { arrays[[3]any{1, 2, []int{}}] = 1 })
	try("nil assign", func() { none[[]int{}] = 1 })
	try("literal", func() { _ = map[any]int{any([]int{}): 1} })
	var m sync.Map
	try("sync.Map", func() { m.Store([]int{}, 1) })
	try("sync.Map load", func() { m.Load([]int{}) })
	m.Store(1, 2)
	try("sync.Map again", func() { m.LoadOrStore([]int{}, 1) })
	try("sync.Map delete", func() { m.Delete(map[int]int{}) })
	fmt.Println(m.Load(1))
	ifaces := map[fmt.Stringer]bool{}
	try("iface", func() { _ = ifaces[list{}] })
	try("iface nil", func() { _ = ifaces[nil] })
	fmt.Println(ifaces[nil], empty[1])
}

// run
package main

import (
	"fmt"
	"sort"
)

type key struct {
	a int
	s string
}

func main() {
	m := map[string]int{"one": 1, "two": 2}
	m["three"]++
	m["three"] += 2
	delete(m, "one")
	v, ok := m["one"]
	fmt.Println(len(m), m["two"], m["three"], v, ok, m)
	var nm map[string]int
	fmt.Println(nm["x"], len(nm), nm == nil)
	for range nm {
		panic("no")
	}
	delete(nm, "x")
	km := map[key]string{{1, "a"}: "x", {2, "b"}: "y"}
	fmt.Println(km[key{1, "a"}], km[key{1, "b"}] == "")
	im := map[interface{}]int{1: 1, "1": 2, 1.0: 3, key{1, "z"}: 4, [2]int{1, 2}: 5, true: 6, nil: 7}
	fmt.Println(im[1], im["1"], im[1.0], im[key{1, "z"}], im[[2]int{1, 2}], im[true], im[nil], im[int64(1)])
	mm := map[string]map[string]int{}
	for _, w := range []string{"ab", "ac", "bc"} {
		k := w[:1]
		if mm[k] == nil {
			mm[k] = map[string]int{}
		}
		mm[k][w[1:]]++
	}
	fmt.Println(mm)
	big := map[int]int{}
	for i := 0; i < 1000; i++ {
		big[i*7] = i
	}
	for i := 0; i < 1000; i += 2 {
		delete(big, i*7)
	}
	sum, n := 0, 0
	for k, v := range big {
		sum += k - v
		n++
		if n%3 == 0 {
			delete(big, k)
		}
	}
	fmt.Println(sum, n, len(big))
	seen := map[int]bool{}
	for k := range big {
		if seen[k] {
			panic("twice")
		}
		seen[k] = true
		big[k+100000] = 1
		if len(big) > 3000 {
			break
		}
	}
	fm := map[float64]string{0.0: "zero"}
	neg := 0.0
	neg = -neg
	fmt.Println(fm[neg], len(fm))
	sm := map[string][]int{}
	sm["a"] = append(sm["a"], 1, 2)
	keys := []string{}
	for k := range map[string]int{"z": 1, "y": 2, "x": 3} {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	fmt.Println(sm, keys)
	clear(m)
	fmt.Println(len(m))
	pm := map[*int]string{}
	x := 1
	pm[&x] = "ptr"
	fmt.Println(pm[&x])
	type S struct{ m map[int]*S }
	s := &S{m: map[int]*S{}}
	s.m[1] = &S{}
	fmt.Println(s.m[1].m == nil, len(s.m))
	bm := map[[3]int]struct{ a, b, c, d, e int }{{1, 2, 3}: {1, 2, 3, 4, 5}}
	fmt.Println(bm[[3]int{1, 2, 3}].e, bm[[3]int{}].a)
	func() {
		defer func() { fmt.Println(recover()) }()
		im[[]int{1}] = 2
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		nm["a"] = 1
	}()
}

// run
package main

import (
	"fmt"
	"sort"
	"strings"
	"sync"
)

func mapper(text string, out chan<- map[string]int, wg *sync.WaitGroup) {
	defer wg.Done()
	m := make(map[string]int)
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r < 'a' || r > 'z' }) {
		m[w]++
	}
	out <- m
}

func main() {
	docs := []string{
		"It was the best of times, it was the worst of times",
		"it was the age of wisdom; it was the age of foolishness",
		"it was the epoch of belief -- it was the epoch of incredulity",
	}
	out := make(chan map[string]int, len(docs))
	var wg sync.WaitGroup
	for _, d := range docs {
		wg.Add(1)
		go mapper(d, out, &wg)
	}
	wg.Wait()
	close(out)
	total := map[string]int{}
	for m := range out {
		for k, v := range m {
			total[k] += v
		}
	}
	type kv struct {
		k string
		v int
	}
	var list []kv
	for k, v := range total {
		list = append(list, kv{k, v})
	}
	sort.Slice(list, func(i, j int) bool { return list[i].v > list[j].v || list[i].v == list[j].v && list[i].k < list[j].k })
	for _, e := range list[:6] {
		fmt.Printf("%-8s%3d\n", e.k, e.v)
	}
	fmt.Println(len(list))
}

// run
package main

import (
	"fmt"
	"sort"
	"strings"
)

type Grid [2][2]int

func (g *Grid) Set(y, x, v int) { g[y][x] = v }
func (g Grid) Sum() (s int) {
	for _, r := range g {
		for _, v := range r {
			s += v
		}
	}
	return
}

type Summer interface{ Sum() int }
type Setter interface{ Set(y, x, v int) }
type Both interface {
	Summer
	Setter
}
type F func(string) string

func (f F) Do(s string) string { return f(s) }

type Doer interface{ Do(string) string }
type Chain []Doer

func (c Chain) Do(s string) string {
	for _, d := range c {
		s = d.Do(s)
	}
	return s
}

type Tag map[string]string

func (t Tag) Do(s string) string {
	keys := make([]string, 0, len(t))
	for k := range t {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		s = strings.ReplaceAll(s, k, t[k])
	}
	return s
}

type ptrOnly struct{ n int }

func (p *ptrOnly) Do(s string) string { p.n++; return fmt.Sprint(s, p.n) }

type box struct{ Doer }

func main() {
	var g Grid
	g.Set(0, 1, 5)
	var b Both = &g
	b.Set(1, 1, 7)
	var s Summer = g
	g.Set(0, 0, 100)
	fmt.Println(s.Sum(), b.Sum(), g.Sum())
	_, ok := Summer(g).(Setter)
	_, ok2 := Summer(&g).(Setter)
	fmt.Println(ok, ok2)
	p := &ptrOnly{}
	c := Chain{F(strings.ToUpper), Tag{"A": "4", "E": "3"}, p, box{p}, &box{F(strings.TrimSpace)}}
	fmt.Println(c.Do(" make me leet "), p.n)
	do := c.Do
	c = nil
	fmt.Println(do("x"), c.Do("same"))
	m := map[string]func(Doer, string) string{"do": Doer.Do}
	fmt.Println(m["do"](F(strings.ToTitle), "title"))
	fs := []func(int, int, int){g.Set, (&g).Set, b.Set}
	for i, f := range fs {
		f(1, 0, i)
	}
	fmt.Println(g, Grid.Sum(g), (*Grid).Sum(&g))
	arr := []Grid{{}, {}}
	for i := range arr {
		arr[i].Set(0, 0, i+1)
	}
	mp := map[int]*Grid{1: {}}
	mp[1].Set(1, 1, 3)
	fmt.Println(arr, mp[1].Sum())
}

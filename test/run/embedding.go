// run
package main

import (
	"fmt"
	"io"
	"sort"
	"strings"
)

type Logger struct {
	prefix string
	out    *strings.Builder
}

func (l *Logger) Log(args ...any) { fmt.Fprintln(l.out, append([]any{l.prefix}, args...)...) }

type Store interface {
	Get(string) (string, bool)
	Set(string, string)
}
type memStore map[string]string

func (m memStore) Get(k string) (string, bool) { v, ok := m[k]; return v, ok }
func (m memStore) Set(k, v string)             { m[k] = v }

type Service struct {
	*Logger
	Store
	io.Writer
	name string
}

func (s Service) Set(k, v string) {
	s.Log("set", k, v)
	s.Store.Set(k, strings.ToUpper(v))
}

type counting struct {
	io.Reader
	n int
}

func (c *counting) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += n
	return n, err
}

type sorted struct {
	sort.Interface
	swaps int
}

func (s *sorted) Swap(i, j int) { s.swaps++; s.Interface.Swap(i, j) }

type A struct{ x int }
type B struct{ A }
type C struct {
	B
	x string
}

func (a A) Who() string { return fmt.Sprint("A", a.x) }
func (b *B) Set(n int)  { b.x = n }

type Int int

func (i *Int) Inc()      { *i++ }
func (i Int) Twice() Int { return i * 2 }

type Wrapper struct{ Int }

func main() {
	var sb strings.Builder
	s := Service{Logger: &Logger{"svc:", &sb}, Store: memStore{}, Writer: &sb, name: "main"}
	s.Set("a", "one")
	v, ok := s.Get("a")
	fmt.Fprintf(s, "direct %s\n", s.name)
	var st Store = s
	st.Set("b", "two")
	fmt.Print(v, ok, " ", len(s.Store.(memStore)), "\n", sb.String())
	c := &counting{Reader: strings.NewReader("count these bytes")}
	io.ReadAll(c)
	fmt.Println(c.n)
	so := &sorted{Interface: sort.IntSlice{3, 1, 2}}
	sort.Sort(so)
	fmt.Println(so.Interface, so.swaps > 0)
	cc := C{B{A{1}}, "s"}
	cc.Set(7)
	fmt.Println(cc.Who(), cc.x, cc.B.x, cc.A.Who())
	w := Wrapper{5}
	w.Inc()
	f := w.Inc
	f()
	fmt.Println(w.Twice(), w.Int, (*Wrapper).Twice(&w))
	var who interface{ Who() string } = cc
	fmt.Println(who.Who())
	who = &cc
	cc.Set(9)
	fmt.Println(who.Who())
	func() {
		defer func() { fmt.Println("recovered:", recover() != nil) }()
		var empty Service
		empty.Get("x")
	}()
}

// run
package main

import (
	"fmt"
	"strings"
)

type Level int

func (l Level) String() string { return strings.Repeat("*", int(l)) }

type Secret string

func (s Secret) Format(f fmt.State, verb rune) {
	w, ok := f.Width()
	fmt.Fprintf(f, "<%c %d %t %t>", verb, w, ok, f.Flag('+'))
}
func (s Secret) GoString() string { return "Secret(...)" }

type Node struct {
	Val   int
	Kids  []*Node
	Attrs map[string]Level
	err   error
	fn    func()
	ch    chan int
	any   interface{}
	arr   [2]Secret
}
type E struct{ msg string }

func (e *E) Error() string { return "E:" + e.msg }

type P struct{ A, B *int }
type Inner struct{ L Level }
type Outer struct {
	Inner
	Name string
	in   Inner
}

func main() {
	n := &Node{Val: 1, Kids: []*Node{nil}, Attrs: map[string]Level{"x": 2, "a": 1}, any: Level(3)}
	s := fmt.Sprintf("%v|%+v", *n, *n)
	fmt.Println(s)
	fmt.Printf("%v %d %s %q %x\n", Level(2), Level(2), Level(2), Level(2), Level(2))
	fmt.Printf("%5s|%+v|%v|%#v\n", Secret("s"), Secret("s"), []Secret{"a"}, Secret("z"))
	fmt.Printf("%v %+v %#v\n", Outer{Inner{1}, "n", Inner{2}}, Outer{Inner{1}, "n", Inner{2}}, Outer{Inner{1}, "n", Inner{2}})
	fmt.Println(P{}, &P{}, []P{{}}, map[string]*P{"k": nil})
	fmt.Printf("%v %s %d\n", &E{"ptr"}, error(&E{"x"}), []interface{}{1, "a", nil, 2.5, []byte("b")})
	fmt.Printf("%t %v %08.3f %+d %x %X %c %U %e\n", true, false, 3.14159, 5, "hi", []byte{171}, 0x4E16, 0x4E16, 1234.5)
	fmt.Printf("%*d|%-*d|%.*f\n", 5, 1, 5, 2, 2, 3.14159)
	fmt.Printf("%d %s %v %!\n", "str", 5, struct{}{})
	fmt.Printf("%d\n", 1, 2)
	fmt.Printf("%d %d\n", 1)
	fmt.Printf("%[3]v %[1]v %v\n", 1, 2, 3)
	fmt.Printf("%6.2f|%-8s|%8s|%+q|%#x|%#o|%#q\n", 2.0, "l", "r", "é", "hex", 8, "a`b")
	fmt.Printf("%v %v %v %v\n", [3]bool{true}, []string(nil), map[int]int(nil), (*int)(nil))
	fmt.Printf("%s %v\n", []error{&E{"1"}, nil}, [2][]int{{1}, nil})
	fmt.Printf("%T %T %T %T %T\n", n, n.Attrs, n.fn, n.ch, struct {
		A int `json:"a"`
		b string
	}{})
	type T struct {
		F float32
		C complex64
		U uintptr
		R rune
		B byte
	}
	fmt.Printf("%+v %#v\n", T{1.5, 2i, 3, 'x', 4}, T{})
	var np *Level
	func() {
		defer func() { fmt.Println("no panic escapes:", recover()) }()
		fmt.Printf("%v\n", np)
	}()
	fmt.Println(fmt.Sprint(), fmt.Sprint(nil), fmt.Sprint("a", "b", 1, 2, true), fmt.Sprintln("end"))
	var sb strings.Builder
	k, err := fmt.Fprintf(&sb, "%s", strings.Repeat("x", 10))
	fmt.Println(k, err, fmt.Append([]byte("a:"), 1, 2), string(fmt.Appendf(nil, "%03d", 7)))
}

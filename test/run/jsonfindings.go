// run
package main

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strings"
)

// M has a value method, and no code names *M: only reflection makes the pointers that decoding looks for methods at.
type M map[string]int

func (m M) UnmarshalJSON(b []byte) error { fmt.Println("M gets", string(b), m == nil); return nil }

type Text struct{ s string }

func (t *Text) UnmarshalText(b []byte) error { t.s = string(b); return nil }

type Shout int

func (s Shout) String() string { return strings.Repeat("!", int(s)) }

type All struct {
	M M
	S Shout
	B uint16  `json:"b,string"`
	C float64 `json:",omitempty"`
	Z float64 `json:",omitzero"`
	N json.Number
	G any
	T **Text
	A []int
}

func decode(s string) {
	var a All
	err := json.Unmarshal([]byte(s), &a)
	fmt.Printf("%T %v\n", err, err)
	if e, ok := err.(*json.UnmarshalTypeError); ok {
		fmt.Printf("%+v\n", *e)
	}
	out, err := json.Marshal(a)
	fmt.Println(string(out), err)
}

func main() {
	var a All
	_, ok := reflect.ValueOf(&a).Elem().Field(1).Addr().Interface().(fmt.Stringer)
	fmt.Println(ok, reflect.PointerTo(reflect.TypeOf(a.M)).NumMethod())
	decode(`{"M": {"a": 1}}`)
	decode(`{"C": -0.0, "Z": -0}`)
	decode(`{"b": "ten"  , "A": [1]}`)
	decode(`{"b": 10, "A": [1]}`)
	decode(`{"N": "x\"y", "A": [1]}`)
	decode(`{"G": [1e999 , 2], "A": [1]}`)
	decode(`{"T": [1], "A": [1]}`)
	decode(`{"T": {"a": 2}, "A": [1]}`)
	decode(`{"A": {"a": [}`)
	n := math.Copysign(0, -1)
	for _, x := range []any{n, float32(n), complex(0, n), struct{ F float64 }{n}, [2]float64{n, n}} {
		fmt.Print(reflect.ValueOf(x).IsZero(), " ")
	}
	fmt.Println()
}

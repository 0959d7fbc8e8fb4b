// run
package main

import (
	"fmt"
	"math"
)

type Color int

const (
	Red Color = iota
	Green
	Blue
)

func (c Color) String() string { return [...]string{"red", "green", "blue"}[c] }

const (
	_  = iota
	KB = 1 << (10 * iota)
	MB
	GB
)
const (
	a, b = iota, iota * 10
	c, d
	_, _
	e, f
)
const (
	bit0, mask0 = 1 << iota, 1<<iota - 1
	bit1, mask1
	_, _
	bit3, mask3
)
const huge = 1e1000 / 1e997
const third = 1.0 / 3
const str = "con" + "cat"
const r = 'a' + 1
const typed uint8 = 255
const isTrue = len(str) == 6 && r == 98

type Weekday uint

const (
	Sunday Weekday = iota + 1
	Monday
)

func main() {
	fmt.Println(Red, Green, Blue, Color(1))
	fmt.Println(KB, MB, GB)
	fmt.Println(a, b, c, d, e, f)
	fmt.Println(bit0, mask0, bit1, mask1, bit3, mask3)
	fmt.Println(huge, third, third*3 == 1, str, r, string(rune(r)), typed, isTrue)
	fmt.Println(Monday, math.MaxInt64, uint64(math.MaxUint64), math.Pi, math.MinInt64)
	fmt.Printf("%T %T %T %T %T\n", r, huge, third, Monday, 1i)
	const local = 10 / 4
	const localf = 10 / 4.0
	var fl float32 = local
	fmt.Println(local, localf, fl, 7.0/2, 7/2, 1<<3.0)
	var u uint = 1<<3 | 1
	fmt.Println(u, ^uint8(5), -5%3, 'x'-'a', "日本"[0], len("日本"))
	fmt.Println(0b1010, 0o17, 017, 0xFF, 1_000_000, 0x1p-2, 1e3, .5, 'a', '\n', '\x41', '\u00e9', '\'')
}

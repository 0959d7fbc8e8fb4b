// trace args=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34
package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
)

type (
	MyInt    int
	MyString string
	MyBool   bool
	MyFloat  float64
	MyByte   uint8
	MyCplx   complex128
	Pt       struct{ x, y int }
	Named    struct{ s string }
	Err      struct{ s string }
	Alias    = int
)

func (n Named) String() string { return "named " + n.s }
func (e *Err) Error() string   { return "err\n" + e.s }

type stringInt int

func (s stringInt) String() string { return "stringInt" }

type bad struct{}

func (bad) Error() string { panic("in Error") }

type badType struct{}

func (badType) String() string { panic(Pt{1, 2}) }

func value(n int) any {
	switch n {
	case 0:
		return 1
	case 1:
		return "two\nlines"
	case 2:
		return 1.5
	case 3:
		return true
	case 4:
		return MyInt(5)
	case 5:
		return MyString("x\ny")
	case 6:
		return MyBool(true)
	case 7:
		return MyFloat(2.5)
	case 8:
		return MyByte(200)
	case 9:
		return MyCplx(complex(1, -2))
	case 10:
		return Pt{1, 2}
	case 11:
		return &Pt{1, 2}
	case 12:
		return Named{"n"}
	case 13:
		return &Err{"second\nthird"}
	case 14:
		return errors.New("plain")
	case 15:
		return fmt.Errorf("wrapped: %w", errors.Join(errors.New("a"), errors.New("b")))
	case 16:
		return stringInt(3)
	case 17:
		return nil
	case 18:
		return []int{1}
	case 19:
		return map[string]int{}
	case 20:
		return int8(-3)
	case 21:
		return uint64(1) << 63
	case 22:
		return 'x'
	case 23:
		return float32(0.1)
	case 24:
		return complex64(1 + 2i)
	case 25:
		return uintptr(0xff)
	case 26:
		return Alias(7)
	case 27:
		return [2]string{"a", "b"}
	case 28:
		return func() {}
	case 29:
		return make(chan int)
	case 30:
		return struct{ a int }{3}
	case 31:
		return error(nil)
	case 32:
		return byte('a')
	case 33:
		return 1e100
	}
	return ""
}

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	panic(value(n))
}

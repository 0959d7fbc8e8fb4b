// run

// What encoding/binary does with nil pointers, with what is no destination, and with what has no size.
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

type myInt uint32

func try(what string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println(what, "panics:", e)
		}
	}()
	f()
}

func each[T any](name string, p T) {
	try("Read "+name, func() {
		fmt.Println("Read", name, binary.Read(bytes.NewReader(make([]byte, 16)), binary.LittleEndian, p))
	})
	try("Read "+name+" of nothing", func() { fmt.Println("Read", name, binary.Read(bytes.NewReader(nil), binary.LittleEndian, p)) })
	try("Write "+name, func() { fmt.Println("Write", name, binary.Write(new(bytes.Buffer), binary.BigEndian, p)) })
	try("Decode "+name, func() {
		n, err := binary.Decode(make([]byte, 16), binary.BigEndian, p)
		fmt.Println("Decode", name, n, err)
	})
	try("Decode of little "+name, func() {
		n, err := binary.Decode(nil, binary.BigEndian, p)
		fmt.Println("Decode", name, n, err)
	})
	try("Encode "+name, func() {
		n, err := binary.Encode(make([]byte, 16), binary.BigEndian, p)
		fmt.Println("Encode", name, n, err)
	})
	try("Append "+name, func() {
		b, err := binary.Append(nil, binary.BigEndian, p)
		fmt.Println("Append", name, b, err)
	})
	fmt.Println("Size", name, binary.Size(p))
}

func main() {
	each("*uint32", (*uint32)(nil))
	each("*bool", (*bool)(nil))
	each("*float64", (*float64)(nil))
	each("*complex64", (*complex64)(nil))
	each("*int", (*int)(nil))
	each("*uintptr", (*uintptr)(nil))
	each("*myInt", (*myInt)(nil))
	each("*struct", (*struct{ A uint8 })(nil))
	each("*[2]uint8", (*[2]uint8)(nil))
	each("[]uint16", []uint16(nil))
	each("[]string", []string(nil))
	each("*string", (*string)(nil))
	each("*[]uint8", (*[]uint8)(nil))
	each("uint8", uint8(3))
	x := uint16(7)
	each("set", &x)
	s := []int32{1, 2}
	each("slice", &s)
}

// Package rvalue stands in for the library's own, on real reflection.
package rvalue

import (
	"reflect"
	"unsafe"
)

type Kind = reflect.Kind

const (
	Invalid       = reflect.Invalid
	Bool          = reflect.Bool
	Int           = reflect.Int
	Int8          = reflect.Int8
	Int16         = reflect.Int16
	Int32         = reflect.Int32
	Int64         = reflect.Int64
	Uint          = reflect.Uint
	Uint8         = reflect.Uint8
	Uint16        = reflect.Uint16
	Uint32        = reflect.Uint32
	Uint64        = reflect.Uint64
	Uintptr       = reflect.Uintptr
	Float32       = reflect.Float32
	Float64       = reflect.Float64
	Complex64     = reflect.Complex64
	Complex128    = reflect.Complex128
	Array         = reflect.Array
	Chan          = reflect.Chan
	Func          = reflect.Func
	Interface     = reflect.Interface
	Map           = reflect.Map
	Pointer       = reflect.Pointer
	Slice         = reflect.Slice
	String        = reflect.String
	Struct        = reflect.Struct
	UnsafePointer = reflect.UnsafePointer
)

type Value struct{ v reflect.Value }

func Of(x any) Value                  { return Value{reflect.ValueOf(x)} }
func OfReflect(x reflect.Value) Value { return Value{x} }

func TypeString(x any) string {
	if x == nil {
		return "<nil>"
	}
	return reflect.TypeOf(x).String()
}

func KindOf(x any) Kind { return reflect.ValueOf(x).Kind() }

func (v Value) IsValid() bool           { return v.v.IsValid() }
func (v Value) TypeString() string      { return v.v.Type().String() }
func (v Value) Size() int               { return int(v.v.Type().Size()) }
func (v Value) ElemKind() Kind          { return v.v.Type().Elem().Kind() }
func (v Value) CanInterface() bool      { return v.v.CanInterface() }
func (v Value) Kind() Kind              { return v.v.Kind() }
func (v Value) Interface() any          { return v.v.Interface() }
func (v Value) Bool() bool              { return v.v.Bool() }
func (v Value) Int() int64              { return v.v.Int() }
func (v Value) Uint() uint64            { return v.v.Uint() }
func (v Value) Float() float64          { return v.v.Float() }
func (v Value) Complex() complex128     { return v.v.Complex() }
func (v Value) String() string          { return v.v.String() }
func (v Value) Len() int                { return v.v.Len() }
func (v Value) Index(i int) Value       { return Value{v.v.Index(i)} }
func (v Value) NumField() int           { return v.v.NumField() }
func (v Value) FieldName(i int) string  { return v.v.Type().Field(i).Name }
func (v Value) Field(i int) Value       { return Value{v.v.Field(i)} }
func (v Value) IsNil() bool             { return v.v.IsNil() }
func (v Value) Pointer() uintptr        { return v.v.Pointer() }
func (v Value) Elem() Value             { return Value{v.v.Elem()} }
func (v Value) SetBool(x bool)          { v.v.SetBool(x) }
func (v Value) SetInt(x int64)          { v.v.SetInt(x) }
func (v Value) SetUint(x uint64)        { v.v.SetUint(x) }
func (v Value) SetFloat(x float64)      { v.v.SetFloat(x) }
func (v Value) SetComplex(x complex128) { v.v.SetComplex(x) }
func (v Value) SetString(x string)      { v.v.SetString(x) }
func (v Value) SetBytes(x []byte)       { v.v.Set(reflect.ValueOf(x).Convert(v.v.Type())) }

func (v Value) Bytes() []byte {
	if v.v.Kind() == reflect.Slice || v.v.CanAddr() {
		return v.v.Bytes()
	}
	b := make([]byte, v.v.Len())
	for i := range b {
		b[i] = byte(v.v.Index(i).Uint())
	}
	return b
}

func (v Value) TypeAddress() uintptr {
	t := v.v.Type()
	return uintptr((*[2]unsafe.Pointer)(unsafe.Pointer(&t))[1])
}

func (v Value) MapEntries() (keys, elems []Value) {
	it := v.v.MapRange()
	for it.Next() {
		keys = append(keys, Value{it.Key()})
		elems = append(elems, Value{it.Value()})
	}
	return keys, elems
}

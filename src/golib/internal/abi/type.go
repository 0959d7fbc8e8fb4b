// Package abi declares the records that the compiler writes for types, so that library code (reflect, fmt,
// the map implementation) can read them. The offsets are those of src/layout/typeDescriptor.ts.
package abi

import "unsafe"

// Kind has reflect's numbering.
type Kind uint8

const (
	Invalid Kind = iota
	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	Complex64
	Complex128
	Array
	Chan
	Func
	Interface
	Map
	Pointer
	Slice
	String
	Struct
	UnsafePointer
)

// Flags of a Type.
const (
	// FlagNamed marks a defined (or predeclared) type.
	FlagNamed = 1
	// FlagDirect marks a pointer-shaped type: its value is the interface's data word itself.
	FlagDirect = 2
	// FlagComparable marks a type whose values can be compared with == (interfaces inside may still panic).
	FlagComparable = 4
	// FlagVariadic marks a variadic function type.
	FlagVariadic = 8
	// FlagPlain marks a type whose equality is equality of its bytes.
	FlagPlain = 16
)

// Type describes one Go type. There is one record per type in the image, so types are compared by address.
// Lists are shared by kinds: see the accessor that names the field.
type Type struct {
	Size       uintptr   // 0
	PtrBytes   uintptr   // 8: the prefix of a value that can hold pointers
	Hash       uint32    // 16
	Flags      uint8     // 20
	Align      uint8     // 21
	FieldAlign uint8     // 22
	Kind       Kind      // 23
	GCMask     *byte     // 24: one bit per 8-byte word of the first PtrBytes
	Str        string    // 32: as reflect.Type.String prints it, such as "*main.T"
	PtrTo      *Type     // 48: *T where the program has it, else nil
	Name       string    // 56: "T" for a defined type (with type arguments), else ""
	PkgPath    string    // 72: import path of a defined type, "" for predeclared ones
	Methods    []Method  // 88: methods of the method set sorted by name, exported and not
	Elem       *Type     // 112: array, chan, map, pointer, slice; for a defined interface type the one without name, whose itabs it shares
	Key        *Type     // 120: map
	Len        int       // 128: array length; for a channel its direction (1 recv, 2 send, 3 both)
	Fields     []Field   // 136: struct
	In         []*Type   // 160: func parameters
	Out        []*Type   // 184: func results
	IMethods   []IMethod // 208: interface methods sorted by name
	// Equal and HashFn compare and hash two values behind pointers; nil where not comparable.
	Equal   func(p, q unsafe.Pointer) bool             // 232
	HashFn  func(p unsafe.Pointer, seed uint64) uint64 // 240
	MapOps  *MapOps                                    // 248: map types that reflection can reach; func types: see FuncOps
	SliceOf *Type                                      // 256: []T where the program has it
}

// Field is a struct field. PkgPath is "" for an exported one.
type Field struct {
	Name     string
	Type     *Type
	Offset   uintptr
	Tag      string
	PkgPath  string
	Embedded bool
}

// Method is a method of a concrete type. Fn takes the receiver as an interface's data word; it is a function
// table index, 0 where the method cannot be reached through any interface of the program.
type Method struct {
	Name    string
	PkgPath string // "" for an exported name
	Type    *Type  // func type without receiver, nil where the program has no record of it
	Fn      uintptr
	Sig     uint32 // equal numbers mean identical signatures
}

// IMethod is a method of an interface type.
type IMethod struct {
	Name    string
	PkgPath string
	Type    *Type // as in Method
	Sig     uint32
}

// Itab joins an interface type and a concrete type. An iface's first word points to one.
type Itab struct {
	Inter *Type  // 0
	Type  *Type  // 8
	Hash  uint32 // 16
	_     uint32
	Fun   [1]uintptr // 24: function table indices, one per interface method
}

// Eface is the layout of an interface value without methods, Iface of one with methods.
type Eface struct {
	Type *Type
	Data unsafe.Pointer
}

type Iface struct {
	Tab  *Itab
	Data unsafe.Pointer
}

// MapOps are the operations of one map type on values behind pointers. Elements' addresses are valid until the
// next write to the map.
type MapOps struct {
	Make   func(hint int) unsafe.Pointer
	Get    func(m, key unsafe.Pointer) unsafe.Pointer // nil if absent
	Assign func(m, key unsafe.Pointer) unsafe.Pointer
	Delete func(m, key unsafe.Pointer)
	Clear  func(m unsafe.Pointer)
	// IterInit starts an iteration in it (a block of abi.MapIterSize bytes); IterNext advances it and reports
	// whether there is an entry; then the first two words of it are the addresses of key and element.
	IterInit func(m, it unsafe.Pointer)
	IterNext func(it unsafe.Pointer) bool
}

// FuncOps lets reflection call functions of one type (src/compile/lower/funcOps.ts). Arguments and results are arrays of
// addresses, one per value. All but Call are table indices for the first word of closures.
type FuncOps struct {
	Call func(code uintptr, word unsafe.Pointer, args, results unsafe.Pointer)
	Make uintptr // the closure goes on as package reflect wants
	Bind uintptr // behind it: a method's Fn and the receiver's data word
	Expr uintptr // behind it: a method's Fn; the first parameter is the receiver
}

// FuncOps are the operations of a func type; nil if the program has none.
func (t *Type) FuncOps() *FuncOps { return (*FuncOps)(unsafe.Pointer(t.MapOps)) }

// MapIterSize is the size in bytes of the iteration state.
const MapIterSize = 96

package reflect

import (
	"internal/abi"
	"strconv"
	"unicode"
	"unsafe"
)

// StructOf returns the struct type with these fields; their Offset and Index don't matter.
func StructOf(fields []StructField) Type {
	list := make([]abi.Field, len(fields))
	seen := map[string]bool{}
	path := ""
	for i, f := range fields {
		list[i] = structField(i, f)
		switch {
		case f.PkgPath == "" || f.PkgPath == path:
		case path != "":
			panic("reflect.Struct: fields with different PkgPath " + path + " and " + f.PkgPath)
		default:
			path = f.PkgPath
		}
		if f.Name != "_" && seen[f.Name] {
			panic("reflect.StructOf: duplicate field " + f.Name)
		}
		seen[f.Name] = true
		if f.Anonymous {
			checkEmbedded(i, len(fields), list[i].Type)
		}
	}
	return toType(lookup(func(t *abi.Type) bool { return t.Kind == abi.Struct && t.Name == "" && sameFields(t.Fields, list) }, func() *abi.Type { return makeStruct(list) }))
}

func structField(i int, f StructField) abi.Field {
	if f.Name == "" {
		panic("reflect.StructOf: field " + strconv.Itoa(i) + " has no name")
	}
	if !isIdentifier(f.Name) {
		panic("reflect.StructOf: field " + strconv.Itoa(i) + " has invalid name")
	}
	if f.Type == nil {
		panic("reflect.StructOf: field " + strconv.Itoa(i) + " has no type")
	}
	if f.Anonymous && f.PkgPath != "" {
		panic("reflect.StructOf: field \"" + f.Name + "\" is anonymous but has PkgPath set")
	}
	// As in Go, only letters of ASCII are looked at.
	if c := f.Name[0]; f.PkgPath == "" && ('a' <= c && c <= 'z' || c == '_') {
		panic("reflect.StructOf: field \"" + f.Name + "\" is unexported but missing PkgPath")
	}
	return abi.Field{Name: f.Name, Type: f.Type.common(), Tag: string(f.Tag), PkgPath: f.PkgPath, Embedded: f.Anonymous}
}

func isIdentifier(name string) bool {
	for i, r := range name {
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return true
}

// checkEmbedded panics for embedded fields whose methods the struct would have to have.
func checkEmbedded(i, n int, t *abi.Type) {
	switch {
	case t.Kind == abi.Interface && len(t.IMethods) > 0:
		panic("reflect: embedded interface with methods is not supported by Glassgo")
	case t.Kind == abi.Interface || len(t.Methods) == 0:
	case i > 0:
		panic("reflect: embedded type with methods not implemented if type is not first field")
	case n > 1:
		panic("reflect: embedded type with methods not implemented if there is more than one field")
	}
}

func sameFields(a, b []abi.Field) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		f, g := &a[i], &b[i]
		if f.Name != g.Name || f.Type != g.Type || f.Tag != g.Tag || f.PkgPath != g.PkgPath || f.Embedded != g.Embedded {
			return false
		}
	}
	return true
}

func makeStruct(fields []abi.Field) *abi.Type {
	t := newType(abi.Struct, structString(fields), 0)
	t.Align, t.FieldAlign = 1, 1
	t.Fields = fields
	t.Flags = abi.FlagComparable | abi.FlagPlain
	size := uintptr(0)
	for i := range fields {
		f := &fields[i]
		align := uintptr(f.Type.FieldAlign)
		f.Offset = aligned(size, align)
		if f.Offset != size || f.Name == "_" {
			t.Flags &^= abi.FlagPlain
		}
		t.Flags &= f.Type.Flags | ^uint8(abi.FlagComparable|abi.FlagPlain)
		t.Align = max(t.Align, f.Type.FieldAlign)
		if f.Type.PtrBytes > 0 {
			t.PtrBytes = f.Offset + f.Type.PtrBytes
		}
		size = sum(f.Offset, f.Type.Size)
	}
	t.FieldAlign = t.Align
	// The address behind a last field without size must still belong to the struct.
	if n := len(fields); n > 0 && size > 0 && fields[n-1].Type.Size == 0 {
		size = sum(size, 1)
	}
	t.Size = aligned(size, uintptr(t.Align))
	if len(fields) > 0 && t.Size != fields[len(fields)-1].Offset+fields[len(fields)-1].Type.Size {
		t.Flags &^= abi.FlagPlain
	}
	if t.PtrBytes > 0 {
		t.GCMask = structMask(t)
	}
	if len(fields) == 1 {
		t.Flags |= fields[0].Type.Flags & abi.FlagDirect
		if fields[0].Embedded {
			t.Methods = fields[0].Type.Methods
		}
	}
	return t
}

// sum is a size or an offset that an address can have.
func sum(a, b uintptr) uintptr {
	if a+b < a {
		panic("reflect.StructOf: struct size would exceed virtual address space")
	}
	return a + b
}

func aligned(size, align uintptr) uintptr { return sum(size, -size&(align-1)) }

// structMask has the bits of the fields' pointer words.
func structMask(t *abi.Type) *byte {
	mask := make([]byte, (t.PtrBytes/8+7)/8)
	for i := range t.Fields {
		f := &t.Fields[i]
		for w := range f.Type.PtrBytes / 8 {
			if *(*byte)(unsafe.Add(unsafe.Pointer(f.Type.GCMask), w/8))>>(w%8)&1 != 0 {
				to := f.Offset/8 + w
				mask[to/8] |= 1 << (to % 8)
			}
		}
	}
	return &mask[0]
}

func structString(fields []abi.Field) string {
	s := "struct {"
	for i := range fields {
		f := &fields[i]
		if i > 0 {
			s += ";"
		}
		if !f.Embedded {
			s += " " + f.Name
		}
		s += " " + f.Type.Str
		if f.Tag != "" {
			s += " " + strconv.Quote(f.Tag)
		}
	}
	if len(fields) > 0 {
		s += " "
	}
	return s + "}"
}

package reflect

import (
	"internal/abi"
	"strconv"
)

// A StructField is a field of a struct.
type StructField struct {
	Name      string
	PkgPath   string // "" for an exported name
	Type      Type
	Tag       StructTag
	Offset    uintptr
	Index     []int // for FieldByIndex
	Anonymous bool  // embedded
}

// IsExported reports whether the name is exported.
func (f StructField) IsExported() bool { return f.PkgPath == "" }

// A StructTag is a field's tag: by convention pairs key:"value" separated by spaces.
type StructTag string

// Get returns the value of key, "" if there is none.
func (tag StructTag) Get(key string) string {
	v, _ := tag.Lookup(key)
	return v
}

// Lookup returns the value of key and whether there is one.
func (tag StructTag) Lookup(key string) (value string, ok bool) {
	for tag != "" {
		for tag != "" && tag[0] == ' ' {
			tag = tag[1:]
		}
		n := 0
		for n < len(tag) && tag[n] > ' ' && tag[n] != ':' && tag[n] != '"' && tag[n] != 0x7F {
			n++
		}
		if n == 0 || n+1 >= len(tag) || tag[n] != ':' || tag[n+1] != '"' {
			break
		}
		name := string(tag[:n])
		tag = tag[n+1:]
		end := 1
		for end < len(tag) && tag[end] != '"' {
			if tag[end] == '\\' {
				end++
			}
			end++
		}
		if end >= len(tag) {
			break
		}
		quoted := string(tag[:end+1])
		tag = tag[end+1:]
		if name == key {
			value, err := strconv.Unquote(quoted)
			return value, err == nil
		}
	}
	return "", false
}

func (t *rtype) Field(i int) StructField {
	t.need(abi.Struct, "Field")
	if i < 0 || i >= len(t.t.Fields) {
		panic("reflect: Field index out of bounds")
	}
	f := &t.t.Fields[i]
	return StructField{f.Name, f.PkgPath, toType(f.Type), StructTag(f.Tag), f.Offset, []int{i}, f.Embedded}
}

func (t *rtype) FieldByIndex(index []int) StructField {
	t.need(abi.Struct, "FieldByIndex")
	var f StructField
	var at Type = t
	for i, x := range index {
		if i > 0 && at.Kind() == Pointer && at.Elem().Kind() == Struct {
			at = at.Elem()
		}
		f = at.Field(x)
		at = f.Type
	}
	return f
}

func (t *rtype) FieldByName(name string) (StructField, bool) {
	t.need(abi.Struct, "FieldByName")
	return t.find(func(s string) bool { return s == name })
}

func (t *rtype) FieldByNameFunc(match func(string) bool) (StructField, bool) {
	t.need(abi.Struct, "FieldByNameFunc")
	return t.find(match)
}

// level is a struct type to search and how it is reached.
type level struct {
	t     *abi.Type
	index []int
	times int // how often the type stands on this depth
}

// find searches breadth first. Several matches on the first depth that has any hide each other.
func (t *rtype) find(match func(string) bool) (result StructField, ok bool) {
	current := []level{{&t.t, nil, 1}}
	seen := map[*abi.Type]bool{}
	for len(current) > 0 {
		var next []level
		at := map[*abi.Type]int{}
		for _, l := range current {
			if seen[l.t] {
				continue
			}
			seen[l.t] = true
			for i := range l.t.Fields {
				f := &l.t.Fields[i]
				ft := f.Type
				if f.Embedded && ft.Kind == abi.Pointer {
					ft = ft.Elem
				}
				if match(f.Name) {
					if ok || l.times > 1 {
						return StructField{}, false
					}
					result = (*rtype)(toRtype(l.t)).Field(i)
					result.Index = append(append([]int(nil), l.index...), i)
					ok = true
					continue
				}
				if ok || !f.Embedded || ft.Kind != abi.Struct {
					continue
				}
				if n, dup := at[ft]; dup {
					next[n].times = 2
					continue
				}
				at[ft] = len(next)
				next = append(next, level{ft, append(append([]int(nil), l.index...), i), l.times})
			}
		}
		if ok {
			return result, true
		}
		current = next
	}
	return StructField{}, false
}

func toRtype(t *abi.Type) *rtype { return toType(t).(*rtype) }

// VisibleFields returns all fields of a struct type that can be selected, those of embedded structs included.
func VisibleFields(t Type) []StructField {
	if t == nil {
		panic("reflect: VisibleFields(nil)")
	}
	if t.Kind() != Struct {
		panic("reflect.VisibleFields of non-struct type")
	}
	w := &visibleWalker{byName: map[string]int{}, visiting: map[Type]bool{}}
	w.walk(t)
	// Hidden ones were marked by an empty name.
	kept := w.fields[:0]
	for _, f := range w.fields {
		if f.Name != "" {
			kept = append(kept, f)
		}
	}
	return kept
}

type visibleWalker struct {
	byName   map[string]int
	visiting map[Type]bool
	fields   []StructField
	index    []int
}

func (w *visibleWalker) walk(t Type) {
	if w.visiting[t] {
		return
	}
	w.visiting[t] = true
	for i := range t.NumField() {
		f := t.Field(i)
		w.index = append(w.index, i)
		add := true
		if old, ok := w.byName[f.Name]; ok {
			other := &w.fields[old]
			switch {
			case len(w.index) == len(other.Index):
				// Fields with the same name on the same depth hide each other.
				other.Name = ""
				add = false
			case len(w.index) < len(other.Index):
				other.Name = ""
			default:
				add = false
			}
		}
		if add {
			f.Index = append([]int(nil), w.index...)
			w.byName[f.Name] = len(w.fields)
			w.fields = append(w.fields, f)
		}
		if f.Anonymous {
			ft := f.Type
			if ft.Kind() == Pointer {
				ft = ft.Elem()
			}
			if ft.Kind() == Struct {
				w.walk(ft)
			}
		}
		w.index = w.index[:len(w.index)-1]
	}
	delete(w.visiting, t)
}

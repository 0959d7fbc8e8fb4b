package rtgo

import (
	"internal/abi"
	"internal/rt"
	"internal/rterr"
	"unsafe"
)

type itabEntry struct {
	inter, typ *abi.Type
	tab        *abi.Itab // nil: does not implement
	next       *itabEntry
}

// itabs caches the answers of getitab by hash of both types. The image's own itabs are entered first, since interface
// values are compared by their itabs' addresses.
var (
	itabs  [64]*itabEntry
	loaded bool
)

func loadItabs() {
	loaded = true
	for _, p := range rt.Itabs() {
		tab := (*abi.Itab)(p)
		slot := &itabs[(tab.Inter.Hash^tab.Type.Hash*31)&63]
		*slot = &itabEntry{tab.Inter, tab.Type, tab, *slot}
	}
}

// getitab finds or makes the itab of an interface type with methods and a concrete type; nil if methods are missing.
func getitab(inter, typ *abi.Type) *abi.Itab {
	if typ == nil {
		return nil
	}
	if inter.Elem != nil {
		inter = inter.Elem
	}
	if !loaded {
		loadItabs()
	}
	slot := &itabs[(inter.Hash^typ.Hash*31)&63]
	for e := *slot; e != nil; e = e.next {
		if e.inter == inter && e.typ == typ {
			return e.tab
		}
	}
	tab := buildItab(inter, typ)
	*slot = &itabEntry{inter, typ, tab, *slot}
	return tab
}

func buildItab(inter, typ *abi.Type) *abi.Itab {
	n := len(inter.IMethods)
	words := make([]uintptr, 3+n)
	j := 0
	for i := 0; i < n; i++ {
		want := &inter.IMethods[i]
		for j < len(typ.Methods) && !sameMethod(&typ.Methods[j], want) {
			j++
		}
		if j == len(typ.Methods) {
			return nil
		}
		words[3+i] = typ.Methods[j].Fn
	}
	tab := (*abi.Itab)(unsafe.Pointer(&words[0]))
	tab.Inter = inter
	tab.Type = typ
	tab.Hash = typ.Hash
	keep = append(keep, words)
	return tab
}

// keep holds on to the memory of itabs, which interface values do not count as references.
var keep [][]uintptr

func sameMethod(m *abi.Method, want *abi.IMethod) bool {
	return m.Sig == want.Sig && m.Name == want.Name && (want.PkgPath == "" || m.PkgPath == want.PkgPath)
}

// MissingMethod is the name of the first method of inter that typ lacks.
func MissingMethod(inter, typ *abi.Type) string {
	for i := range inter.IMethods {
		found := false
		for j := range typ.Methods {
			if sameMethod(&typ.Methods[j], &inter.IMethods[i]) {
				found = true
				break
			}
		}
		if !found {
			return inter.IMethods[i].Name
		}
	}
	return ""
}

// assertFailed panics for x.(inter) where x of type have, an interface of type iface, lacks methods or is nil.
func assertFailed(have, inter, iface *abi.Type) {
	if have == nil {
		rterr.PanicNildottype(inter)
	}
	rterr.PanicTypeAssertMissing(have, inter, MissingMethod(inter, have))
}

// complexDiv divides as C99's Annex G does for infinities and NaNs.
func complexDiv(a, b, c, d float64) (float64, float64) {
	n, m := complexParts{a, b}, complexParts{c, d}
	q := n.over(m)
	return q.re, q.im
}

type complexParts struct{ re, im float64 }

func isNaN(f float64) bool { return f != f }
func isInf(f float64) bool { return f > maxFloat || f < -maxFloat }
func abs(f float64) float64 {
	if f < 0 {
		return -f
	}
	return f
}

const maxFloat = 0x1p1023 * (1 + (1 - 0x1p-52))

func signed(size, sign float64) float64 {
	if sign < 0 || (sign == 0 && 1/sign < 0) {
		return -size
	}
	return size
}

func boxInf(f float64) float64 {
	if isInf(f) {
		return signed(1, f)
	}
	return signed(0, f)
}

func (n complexParts) over(m complexParts) complexParts {
	var e, f float64
	a, b, c, d := n.re, n.im, m.re, m.im
	if abs(c) >= abs(d) {
		ratio := d / c
		denom := c + ratio*d
		e = (a + b*ratio) / denom
		f = (b - a*ratio) / denom
	} else {
		ratio := c / d
		denom := d + ratio*c
		e = (a*ratio + b) / denom
		f = (b*ratio - a) / denom
	}
	if isNaN(e) && isNaN(f) {
		inf := 1 / signed(0, 1)
		switch {
		case c == 0 && d == 0 && (!isNaN(a) || !isNaN(b)):
			e = signed(inf, c) * a
			f = signed(inf, c) * b
		case (isInf(a) || isInf(b)) && !isInf(c) && !isInf(d) && !isNaN(c) && !isNaN(d):
			a, b = boxInf(a), boxInf(b)
			e = inf * (a*c + b*d)
			f = inf * (b*c - a*d)
		case (isInf(c) || isInf(d)) && !isInf(a) && !isInf(b) && !isNaN(a) && !isNaN(b):
			c, d = boxInf(c), boxInf(d)
			e = 0 * (a*c + b*d)
			f = 0 * (b*c - a*d)
		}
	}
	return complexParts{e, f}
}

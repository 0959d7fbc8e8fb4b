// Package unicode tells properties of characters.
package unicode

const (
	MaxRune         = '\U0010FFFF' // the largest code point
	ReplacementChar = '\uFFFD'     // stands for invalid ones
	MaxASCII        = '\u007F'
	MaxLatin1       = '\u00FF'
)

// A RangeTable is a set of code points: sorted ranges that do not overlap. R32 has those from 1<<16 on.
type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int // number of entries of R16 with Hi <= MaxLatin1
}

// A Range16 has every Stride-th code point from Lo to Hi.
type Range16 struct {
	Lo     uint16
	Hi     uint16
	Stride uint16
}

// A Range32 is a Range16 for larger code points.
type Range32 struct {
	Lo     uint32
	Hi     uint32
	Stride uint32
}

// unpacker reads the generated tables: numbers of five bits a character, low first, with a sixth bit on all but the last;
// ~ stands for a backslash.
type unpacker struct {
	s string
	i int
}

func (u *unpacker) next() int {
	n := 0
	for shift := uint(0); ; shift += 5 {
		c := u.s[u.i]
		u.i++
		if c == '~' {
			c = '\\'
		}
		c -= '0'
		n |= int(c&31) << shift
		if c < 32 {
			return n
		}
	}
}

// table unpacks a generated table: for each range the gap from the last one, its count and perhaps its stride.
func table(packed string) *RangeTable {
	u := unpacker{s: packed}
	t := &RangeTable{}
	at := 0
	for u.i < len(packed) {
		lo := at + u.next()
		count := u.next()
		stride := 1
		if count&1 != 0 {
			stride = u.next()
		}
		at = lo + count>>1*stride
		switch {
		case at < 1<<16:
			t.R16 = append(t.R16, Range16{uint16(lo), uint16(at), uint16(stride)})
			if at <= MaxLatin1 {
				t.LatinOffset++
			}
		case lo < 1<<16:
			// A range over the border is cut in two.
			n := (1<<16 - 1 - lo) / stride
			t.R16 = append(t.R16, Range16{uint16(lo), uint16(lo + n*stride), uint16(stride)})
			t.R32 = append(t.R32, Range32{uint32(lo + (n+1)*stride), uint32(at), uint32(stride)})
		default:
			t.R32 = append(t.R32, Range32{uint32(lo), uint32(at), uint32(stride)})
		}
	}
	return t
}

// Is reports whether r is in the table.
func Is(rangeTab *RangeTable, r rune) bool {
	c := uint32(r)
	r16 := rangeTab.R16
	if len(r16) > 0 && c <= uint32(r16[len(r16)-1].Hi) {
		lo, hi := 0, len(r16)
		for lo < hi {
			m := int(uint(lo+hi) >> 1)
			g := &r16[m]
			switch {
			case c < uint32(g.Lo):
				hi = m
			case c > uint32(g.Hi):
				lo = m + 1
			default:
				return g.Stride == 1 || (c-uint32(g.Lo))%uint32(g.Stride) == 0
			}
		}
		return false
	}
	r32 := rangeTab.R32
	lo, hi := 0, len(r32)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		g := &r32[m]
		switch {
		case c < g.Lo:
			hi = m
		case c > g.Hi:
			lo = m + 1
		default:
			return g.Stride == 1 || (c-g.Lo)%g.Stride == 0
		}
	}
	return false
}

// In reports whether r is in one of the tables.
func In(r rune, ranges ...*RangeTable) bool { return IsOneOf(ranges, r) }

// IsOneOf is In with the arguments the other way round.
func IsOneOf(ranges []*RangeTable, r rune) bool {
	for _, t := range ranges {
		if Is(t, r) {
			return true
		}
	}
	return false
}

// GraphicRanges are the categories of graphic characters, PrintRanges those of printable ones.
var (
	GraphicRanges = []*RangeTable{L, M, N, P, S, Zs}
	PrintRanges   = []*RangeTable{L, M, N, P, S}
)

// IsGraphic reports whether r is a letter, mark, number, punctuation, symbol or space.
func IsGraphic(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return IsPrint(r) || r == 0xA0
	}
	return In(r, GraphicRanges...)
}

// IsPrint is IsGraphic with U+0020 as the only space.
func IsPrint(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return ' ' <= r && r < 0x7F || r > 0xA0 && r != 0xAD
	}
	return In(r, PrintRanges...)
}

// IsControl reports whether r is a control character.
func IsControl(r rune) bool { return uint32(r) < ' ' || 0x7F <= r && r < 0xA0 }

// IsLetter reports whether r is a letter.
func IsLetter(r rune) bool {
	if uint32(r) < 0x80 {
		return uint32(r|0x20)-'a' < 26
	}
	return Is(Letter, r)
}

// IsMark reports whether r is a combining mark.
func IsMark(r rune) bool { return uint32(r) > MaxLatin1 && Is(Mark, r) }

// IsNumber reports whether r is a number.
func IsNumber(r rune) bool {
	if uint32(r) < 0x80 {
		return '0' <= r && r <= '9'
	}
	return Is(Number, r)
}

// IsDigit reports whether r is a decimal digit.
func IsDigit(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return '0' <= r && r <= '9'
	}
	return Is(Digit, r)
}

// IsPunct reports whether r is punctuation.
func IsPunct(r rune) bool { return Is(Punct, r) }

// IsSpace reports whether r is white space.
func IsSpace(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return r == ' ' || '\t' <= r && r <= '\r' || r == 0x85 || r == 0xA0
	}
	switch {
	case 0x2000 <= r && r <= 0x200A:
		return true
	}
	switch r {
	case 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
		return true
	}
	return false
}

// IsSymbol reports whether r is a symbol.
func IsSymbol(r rune) bool { return Is(Symbol, r) }

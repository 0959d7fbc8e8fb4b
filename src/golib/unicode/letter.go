package unicode

// Indices of the deltas of a CaseRange, and the argument of To.
const (
	UpperCase = iota
	LowerCase
	TitleCase
	MaxCase
)

// d are the differences from a character to its upper, lower and title case.
type d [MaxCase]rune

// A CaseRange is a run of characters with the same differences. UpperLower marks runs of pairs of an upper case letter
// and its lower case.
type CaseRange struct {
	Lo    uint32
	Hi    uint32
	Delta d
}

// UpperLower as Delta[UpperCase] says that a range is made of pairs.
const UpperLower = MaxRune + 1

// SpecialCase has the mappings of a language that come before the general ones.
type SpecialCase []CaseRange

// TurkishCase and AzeriCase keep the two letters i apart.
var (
	TurkishCase SpecialCase = SpecialCase{
		{0x49, 0x49, d{0, 0x131 - 0x49, 0}},
		{0x69, 0x69, d{0x130 - 0x69, 0, 0x130 - 0x69}},
		{0x130, 0x130, d{0, 0x69 - 0x130, 0}},
		{0x131, 0x131, d{0x49 - 0x131, 0, 0x49 - 0x131}},
	}
	AzeriCase SpecialCase = TurkishCase
)

// caseTable unpacks the generated case ranges.
func caseTable(packed string) []CaseRange {
	u := unpacker{s: packed}
	ranges := make([]CaseRange, 0, 400)
	at := 0
	for u.i < len(packed) {
		lo := at + u.next()
		count := u.next()
		at = lo + count>>1
		c := CaseRange{Lo: uint32(lo), Hi: uint32(at)}
		for i := range c.Delta {
			if count&1 != 0 {
				c.Delta[i] = UpperLower
				continue
			}
			n := rune(u.next())
			c.Delta[i] = n>>1 ^ -(n & 1)
		}
		ranges = append(ranges, c)
	}
	return ranges
}

// lookup maps r; found is false if no range has it.
func lookup(toCase int, r rune, ranges []CaseRange) (mapped rune, found bool) {
	if toCase < 0 || toCase >= MaxCase {
		return ReplacementChar, false
	}
	lo, hi := 0, len(ranges)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		c := &ranges[m]
		switch {
		case r < rune(c.Lo):
			hi = m
		case r > rune(c.Hi):
			lo = m + 1
		default:
			delta := c.Delta[toCase]
			if delta > MaxRune {
				// Even places are upper case, odd ones lower case; title case is upper case here.
				return rune(c.Lo) + ((r-rune(c.Lo))&^1 | rune(toCase&1)), true
			}
			return r + delta, true
		}
	}
	return r, false
}

// To maps r to UpperCase, LowerCase or TitleCase.
func To(_case int, r rune) rune {
	r, _ = lookup(_case, r, CaseRanges)
	return r
}

// ToUpper maps r to upper case.
func ToUpper(r rune) rune {
	if uint32(r) <= MaxASCII {
		if 'a' <= r && r <= 'z' {
			r -= 'a' - 'A'
		}
		return r
	}
	return To(UpperCase, r)
}

// ToLower maps r to lower case.
func ToLower(r rune) rune {
	if uint32(r) <= MaxASCII {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return To(LowerCase, r)
}

// ToTitle maps r to title case.
func ToTitle(r rune) rune {
	if uint32(r) <= MaxASCII {
		if 'a' <= r && r <= 'z' {
			r -= 'a' - 'A'
		}
		return r
	}
	return To(TitleCase, r)
}

func (special SpecialCase) to(toCase int, r rune) rune {
	mapped, found := lookup(toCase, r, special)
	if mapped == r && !found {
		mapped = To(toCase, r)
	}
	return mapped
}

// ToUpper, ToTitle and ToLower map r with the special mappings first.
func (special SpecialCase) ToUpper(r rune) rune { return special.to(UpperCase, r) }
func (special SpecialCase) ToTitle(r rune) rune { return special.to(TitleCase, r) }
func (special SpecialCase) ToLower(r rune) rune { return special.to(LowerCase, r) }

// IsUpper reports whether r is an upper case letter.
func IsUpper(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return 'A' <= r && r <= 'Z' || 0xC0 <= r && r <= 0xDE && r != 0xD7
	}
	return Is(Upper, r)
}

// IsLower reports whether r is a lower case letter.
func IsLower(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return 'a' <= r && r <= 'z' || r == 0xB5 || 0xDF <= r && r != 0xF7
	}
	return Is(Lower, r)
}

// IsTitle reports whether r is a title case letter.
func IsTitle(r rune) bool { return uint32(r) > MaxLatin1 && Is(Title, r) }

// SimpleFold gives the next larger character that is equal to r when case is ignored, or the smallest if r is the
// largest.
func SimpleFold(r rune) rune {
	if r < 0 || r > MaxRune {
		return r
	}
	// The classes are separated by spaces.
	first, hit := rune(' '), false
	for _, c := range orbits {
		switch {
		case c == ' ':
			if hit {
				return first
			}
			first = ' '
		case hit:
			return c
		default:
			if first == ' ' {
				first = c
			}
			hit = c == r
		}
	}
	if l := ToLower(r); l != r && r != 0x130 {
		return l
	}
	if r == 0x131 {
		return r
	}
	return ToUpper(r)
}

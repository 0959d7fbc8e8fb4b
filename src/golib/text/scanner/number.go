// Numbers: a numeral is read as far as its characters could belong to it, and what is wrong with it is said afterwards.
package scanner

import "fmt"

// A numeral is what number has seen.
type numeral struct {
	base     int    // 2, 8, 10 or 16
	old      bool   // an octal literal that starts with just 0
	digits   int    // before the exponent
	wrong    rune   // the first digit that is not of the base
	exponent rune   // the letter as it was written, or 0
	expDigit int    // digits of the exponent
	text     []byte // a digit becomes 0, and the letter of a prefix too; '_' and all else stay
}

func isDecimal(ch rune) bool { return '0' <= ch && ch <= '9' }

func lower(ch rune) rune { return ch | 0x20 }

// digitValue returns what a hexadecimal digit counts, and 16 for all else.
func digitValue(ch rune) int {
	switch {
	case isDecimal(ch):
		return int(ch - '0')
	case 'a' <= lower(ch) && lower(ch) <= 'f':
		return int(lower(ch)-'a') + 10
	}
	return 16
}

// run reads digits and underscores; it returns the number of digits.
func (s *Scanner) run(n *numeral, base int) int {
	limit, count := 10, 0
	if base == 16 {
		limit = 16
	}
	for {
		switch value := digitValue(s.look); {
		case s.look == '_':
			n.text = append(n.text, '_')
		case value < limit:
			if value >= base && n.wrong == 0 {
				n.wrong = s.look
			}
			n.text = append(n.text, '0')
			count++
		default:
			return count
		}
		s.step()
	}
}

// number reads a numeral; after a point, its fraction.
func (s *Scanner) number(point bool) rune {
	n := numeral{base: 10}
	kind := rune(Int)
	if !point {
		s.prefix(&n)
		n.digits += s.run(&n, n.base)
		if s.look == '.' && s.wants(Float) {
			s.step()
			point = true
		}
	}
	if point {
		kind = Float
		n.text = append(n.text, '.')
		if n.base == 2 || n.base == 8 && !n.old {
			s.report("invalid radix point in " + n.name())
		}
		n.digits += s.run(&n, n.base)
	}
	if n.digits == 0 {
		s.report(n.name() + " has no digits")
	}
	if e := lower(s.look); (e == 'e' || e == 'p') && s.wants(Float) {
		kind = Float
		s.power(&n)
	} else if kind == Float && n.base == 16 {
		s.report("hexadecimal mantissa requires a 'p' exponent")
	}
	if kind == Int && n.wrong != 0 {
		s.report(fmt.Sprintf("invalid digit %q in %s", n.wrong, n.name()))
	}
	if !separated(n.text) {
		s.report("'_' must separate successive digits")
	}
	return kind
}

// prefix reads 0, 0b, 0o or 0x.
func (s *Scanner) prefix(n *numeral) {
	if s.look != '0' {
		return
	}
	s.step()
	n.text = append(n.text, '0')
	switch lower(s.look) {
	case 'b':
		n.base = 2
	case 'o':
		n.base = 8
	case 'x':
		n.base = 16
	default:
		n.base, n.old, n.digits = 8, true, 1
		return
	}
	s.step()
}

// power reads an exponent.
func (s *Scanner) power(n *numeral) {
	n.exponent = s.look
	switch e := lower(s.look); {
	case e == 'e' && n.base != 10 && !n.old:
		s.report(fmt.Sprintf("%q exponent requires decimal mantissa", s.look))
	case e == 'p' && n.base != 16:
		s.report(fmt.Sprintf("%q exponent requires hexadecimal mantissa", s.look))
	}
	s.step()
	n.text = append(n.text, 'e')
	if s.look == '+' || s.look == '-' {
		s.step()
	}
	if s.run(n, 10) == 0 {
		s.report("exponent has no digits")
	}
}

func (n *numeral) name() string {
	switch n.base {
	case 2:
		return "binary literal"
	case 8:
		return "octal literal"
	case 16:
		return "hexadecimal literal"
	}
	return "decimal literal"
}

// separated says whether each underscore stands between two digits.
func separated(text []byte) bool {
	for i, ch := range text {
		if ch == '_' && (i == 0 || i == len(text)-1 || text[i-1] != '0' || text[i+1] != '0') {
			return false
		}
	}
	return true
}

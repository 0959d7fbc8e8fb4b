package fmt

import (
	"internal/rvalue"
	"unicode/utf8"
)

func tooLarge(x int) bool { return x > 1e6 || x < -1e6 }

// parseNumber reads decimal digits of s[i:end].
func parseNumber(s string, i, end int) (n int, ok bool, next int) {
	for next = i; next < end && '0' <= s[next] && s[next] <= '9'; next++ {
		if tooLarge(n) {
			return 0, false, end
		}
		n = n*10 + int(s[next]-'0')
		ok = true
	}
	return n, ok, next
}

// intArg takes an operand as a width or precision.
func intArg(a []any, i int) (n int, ok bool, next int) {
	if i >= len(a) {
		return 0, false, i
	}
	n, ok = a[i].(int)
	if !ok {
		switch v := rvalue.Of(a[i]); v.Kind() {
		case rvalue.Int, rvalue.Int8, rvalue.Int16, rvalue.Int32, rvalue.Int64:
			n, ok = int(v.Int()), true
		case rvalue.Uint, rvalue.Uint8, rvalue.Uint16, rvalue.Uint32, rvalue.Uint64, rvalue.Uintptr:
			n, ok = int(v.Uint()), v.Uint() <= 1<<63-1
			if !ok {
				n = 0
			}
		}
	}
	if tooLarge(n) {
		n, ok = 0, false
	}
	return n, ok, i + 1
}

// index reads an argument index such as [3] at format[i]. found is false if there is none or if it is no number.
func (p *printer) index(argNum int, format string, i, numArgs int) (newArg, next int, found bool) {
	if i >= len(format) || format[i] != '[' {
		return argNum, i, false
	}
	p.reordered = true
	if len(format)-i < len("[1]") {
		p.goodArgNum = false
		return argNum, i + 1, false
	}
	for end := i + 1; end < len(format); end++ {
		if format[end] != ']' {
			continue
		}
		n, ok, at := parseNumber(format, i+1, end)
		if !ok || at != end {
			p.goodArgNum = false
			return argNum, end + 1, false
		}
		if n < 1 || n > numArgs {
			p.goodArgNum = false
			return argNum, end + 1, true
		}
		return n - 1, end + 1, true
	}
	p.goodArgNum = false
	return argNum, i + 1, false
}

// plainV turns the flags of %+v and %#v into their own.
func (p *printer) plainV() {
	p.sharpV, p.sharp = p.sharp, false
	p.plusV, p.plus = p.plus, false
}

func (p *printer) printf(format string, a []any) {
	end := len(format)
	argNum := 0
	p.reordered = false
directives:
	for i := 0; i < end; {
		p.goodArgNum = true
		start := i
		for i < end && format[i] != '%' {
			i++
		}
		if i > start {
			p.writeString(format[start:i])
		}
		if i >= end {
			break
		}
		i++
		p.clear()
	flags:
		for ; i < end; i++ {
			switch c := format[i]; c {
			case '#':
				p.sharp = true
			case '0':
				p.zero = true
			case '+':
				p.plus = true
			case '-':
				p.minus = true
			case ' ':
				p.space = true
			default:
				if 'a' <= c && c <= 'z' && argNum < len(a) {
					// The common case: no width, precision or index.
					if c == 'w' {
						p.wrapped = append(p.wrapped, argNum)
					}
					if c == 'v' || c == 'w' {
						p.plainV()
					}
					p.printArg(a[argNum], rune(c))
					argNum++
					i++
					continue directives
				}
				break flags
			}
		}
		var indexed bool
		argNum, i, indexed = p.index(argNum, format, i, len(a))
		argNum, i, indexed = p.width(format, i, a, argNum, indexed)
		argNum, i, indexed = p.precision(format, i, a, argNum, indexed)
		if !indexed {
			argNum, i, _ = p.index(argNum, format, i, len(a))
		}
		if i >= end {
			p.writeString("%!(NOVERB)")
			break
		}
		verb, size := utf8.DecodeRuneInString(format[i:])
		i += size
		switch {
		case verb == '%':
			p.writeByte('%')
		case !p.goodArgNum:
			p.complain(verb, "(BADINDEX)")
		case argNum >= len(a):
			p.complain(verb, "(MISSING)")
		default:
			if verb == 'w' {
				p.wrapped = append(p.wrapped, argNum)
			}
			if verb == 'v' || verb == 'w' {
				p.plainV()
			}
			p.printArg(a[argNum], verb)
			argNum++
		}
	}
	if !p.reordered && argNum < len(a) {
		p.extra(a[argNum:])
	}
}

func (p *printer) width(format string, i int, a []any, argNum int, indexed bool) (int, int, bool) {
	if i < len(format) && format[i] == '*' {
		p.wid, p.widPresent, argNum = intArg(a, argNum)
		if !p.widPresent {
			p.writeString("%!(BADWIDTH)")
		}
		if p.wid < 0 {
			p.wid = -p.wid
			p.minus = true
			p.zero = false
		}
		return argNum, i + 1, false
	}
	p.wid, p.widPresent, i = parseNumber(format, i, len(format))
	if indexed && p.widPresent {
		p.goodArgNum = false
	}
	return argNum, i, indexed
}

func (p *printer) precision(format string, i int, a []any, argNum int, indexed bool) (int, int, bool) {
	// A dot that ends the format is a verb.
	if i+1 >= len(format) || format[i] != '.' {
		return argNum, i, indexed
	}
	i++
	if indexed {
		p.goodArgNum = false
	}
	argNum, i, indexed = p.index(argNum, format, i, len(a))
	if i < len(format) && format[i] == '*' {
		p.prec, p.precPresent, argNum = intArg(a, argNum)
		if p.prec < 0 {
			p.prec, p.precPresent = 0, false
		}
		if !p.precPresent {
			p.writeString("%!(BADPREC)")
		}
		return argNum, i + 1, false
	}
	p.prec, p.precPresent, i = parseNumber(format, i, len(format))
	if !p.precPresent {
		p.prec, p.precPresent = 0, true
	}
	return argNum, i, indexed
}

func (p *printer) complain(verb rune, what string) {
	p.writeString("%!")
	p.buf = utf8.AppendRune(p.buf, verb)
	p.writeString(what)
}

// extra reports operands that no directive used.
func (p *printer) extra(a []any) {
	p.clear()
	p.writeString("%!(EXTRA ")
	for i, arg := range a {
		if i > 0 {
			p.writeString(", ")
		}
		if arg == nil {
			p.writeString("<nil>")
			continue
		}
		p.writeString(rvalue.TypeString(arg))
		p.writeByte('=')
		p.printArg(arg, 'v')
	}
	p.writeByte(')')
}

// Package fmt formats and scans values in the manner of C's printf and scanf.
package fmt

import (
	"internal/rvalue"
	"io"
	"os"
	"reflect"
	"sync/atomic"
	"unicode/utf8"
	"unsafe"
)

// State is what a Formatter prints to.
type State interface {
	Write(b []byte) (n int, err error)
	Width() (wid int, ok bool)
	Precision() (prec int, ok bool)
	Flag(c int) bool
}

// A Formatter formats itself for all verbs.
type Formatter interface {
	Format(f State, verb rune)
}

// A Stringer has a text for %s and %v.
type Stringer interface {
	String() string
}

// A GoStringer has a text for %#v.
type GoStringer interface {
	GoString() string
}

// printer is the state of one call.
type printer struct {
	formatter
	arg   any
	value rvalue.Value // in the place of arg where the value cannot be had as an interface

	reordered  bool // an argument index was used
	goodArgNum bool // the last one was valid
	panicking  bool
	erroring   bool // printing an error string, to avoid endless recursion through methods
	wrapErrs   bool
	wrapped    []int // indices of the operands of %w
}

// spare is a printer kept for the next call.
var spare unsafe.Pointer

func newPrinter() *printer {
	p := (*printer)(atomic.SwapPointer(&spare, nil))
	if p == nil {
		p = new(printer)
	}
	p.panicking, p.erroring, p.wrapErrs = false, false, false
	p.clear()
	return p
}

func (p *printer) free() {
	if cap(p.buf) > 64<<10 {
		p.buf = nil
	} else {
		p.buf = p.buf[:0]
	}
	p.arg, p.value, p.wrapped = nil, rvalue.Value{}, nil
	atomic.StorePointer(&spare, unsafe.Pointer(p))
}

func (p *printer) Width() (wid int, ok bool)      { return p.wid, p.widPresent }
func (p *printer) Precision() (prec int, ok bool) { return p.prec, p.precPresent }

func (p *printer) Flag(c int) bool {
	switch c {
	case '-':
		return p.minus
	case '+':
		return p.plus || p.plusV
	case '#':
		return p.sharp || p.sharpV
	case ' ':
		return p.space
	case '0':
		return p.zero
	}
	return false
}

func (p *printer) Write(b []byte) (n int, err error) {
	p.buf = append(p.buf, b...)
	return len(b), nil
}

func (p *printer) WriteString(s string) (n int, err error) {
	p.buf = append(p.buf, s...)
	return len(s), nil
}

// FormatString rebuilds the directive that a State stands for.
func FormatString(state State, verb rune) string {
	b := []byte{'%'}
	for _, c := range " +-#0" {
		if state.Flag(int(c)) {
			b = append(b, byte(c))
		}
	}
	if w, ok := state.Width(); ok {
		b = Append(b, w)
	}
	if prec, ok := state.Precision(); ok {
		b = Append(append(b, '.'), prec)
	}
	return string(utf8.AppendRune(b, verb))
}

// Fprintf formats by a format and writes to w.
func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	p := newPrinter()
	p.printf(format, a)
	n, err = w.Write(p.buf)
	p.free()
	return n, err
}

// Printf formats by a format and writes to standard output.
func Printf(format string, a ...any) (n int, err error) { return Fprintf(os.Stdout, format, a...) }

// Sprintf formats by a format.
func Sprintf(format string, a ...any) string {
	p := newPrinter()
	p.printf(format, a)
	s := string(p.buf)
	p.free()
	return s
}

// Appendf appends what Sprintf gives to b.
func Appendf(b []byte, format string, a ...any) []byte {
	p := newPrinter()
	p.printf(format, a)
	b = append(b, p.buf...)
	p.free()
	return b
}

// Fprint writes the operands to w, with spaces between those of which none is a string.
func Fprint(w io.Writer, a ...any) (n int, err error) {
	p := newPrinter()
	p.print(a)
	n, err = w.Write(p.buf)
	p.free()
	return n, err
}

// Print is Fprint to standard output.
func Print(a ...any) (n int, err error) { return Fprint(os.Stdout, a...) }

// Sprint is Fprint to a string.
func Sprint(a ...any) string {
	p := newPrinter()
	p.print(a)
	s := string(p.buf)
	p.free()
	return s
}

// Append appends what Sprint gives to b.
func Append(b []byte, a ...any) []byte {
	p := newPrinter()
	p.print(a)
	b = append(b, p.buf...)
	p.free()
	return b
}

// Fprintln writes the operands to w, with spaces between them and a newline at the end.
func Fprintln(w io.Writer, a ...any) (n int, err error) {
	p := newPrinter()
	p.println(a)
	n, err = w.Write(p.buf)
	p.free()
	return n, err
}

// Println is Fprintln to standard output.
func Println(a ...any) (n int, err error) { return Fprintln(os.Stdout, a...) }

// Sprintln is Fprintln to a string.
func Sprintln(a ...any) string {
	p := newPrinter()
	p.println(a)
	s := string(p.buf)
	p.free()
	return s
}

// Appendln appends what Sprintln gives to b.
func Appendln(b []byte, a ...any) []byte {
	p := newPrinter()
	p.println(a)
	b = append(b, p.buf...)
	p.free()
	return b
}

func (p *printer) print(a []any) {
	wasString := false
	for i, arg := range a {
		isString := rvalue.KindOf(arg) == rvalue.String
		if i > 0 && !isString && !wasString {
			p.writeByte(' ')
		}
		p.printArg(arg, 'v')
		wasString = isString
	}
}

func (p *printer) println(a []any) {
	for i, arg := range a {
		if i > 0 {
			p.writeByte(' ')
		}
		p.printArg(arg, 'v')
	}
	p.writeByte('\n')
}

// badVerb writes %!verb(type=value).
func (p *printer) badVerb(verb rune) {
	p.erroring = true
	p.writeString("%!")
	p.buf = utf8.AppendRune(p.buf, verb)
	p.writeByte('(')
	switch {
	case p.arg != nil:
		p.writeString(rvalue.TypeString(p.arg))
		p.writeByte('=')
		p.printArg(p.arg, 'v')
	case p.value.IsValid():
		p.writeString(p.value.TypeString())
		p.writeByte('=')
		p.printValue(p.value, 'v', 0)
	default:
		p.writeString("<nil>")
	}
	p.writeByte(')')
	p.erroring = false
}

func (p *printer) fmtBool(v bool, verb rune) {
	switch {
	case verb != 't' && verb != 'v':
		p.badVerb(verb)
	case v:
		p.padString("true")
	default:
		p.padString("false")
	}
}

// fmt0x writes an address or byte in base 16.
func (p *printer) fmt0x(v uint64, prefix bool) {
	sharp := p.sharp
	p.sharp = prefix
	p.integer(v, 16, false, 'v', lowerDigits)
	p.sharp = sharp
}

func (p *printer) fmtInteger(v uint64, signed bool, verb rune) {
	switch verb {
	case 'v':
		if p.sharpV && !signed {
			p.fmt0x(v, true)
			return
		}
		p.integer(v, 10, signed, verb, lowerDigits)
	case 'd':
		p.integer(v, 10, signed, verb, lowerDigits)
	case 'b':
		p.integer(v, 2, signed, verb, lowerDigits)
	case 'o', 'O':
		p.integer(v, 8, signed, verb, lowerDigits)
	case 'x':
		p.integer(v, 16, signed, verb, lowerDigits)
	case 'X':
		p.integer(v, 16, signed, verb, upperDigits)
	case 'c':
		p.char(v)
	case 'q':
		p.quotedChar(v)
	case 'U':
		p.unicode(v)
	default:
		p.badVerb(verb)
	}
}

func (p *printer) fmtFloat(v float64, size int, verb rune) {
	switch verb {
	case 'v':
		p.float(v, size, 'g', -1)
	case 'b', 'g', 'G', 'x', 'X':
		p.float(v, size, byte(verb), -1)
	case 'f', 'e', 'E':
		p.float(v, size, byte(verb), 6)
	case 'F':
		p.float(v, size, 'f', 6)
	default:
		p.badVerb(verb)
	}
}

func (p *printer) fmtComplex(v complex128, size int, verb rune) {
	switch verb {
	case 'v', 'b', 'g', 'G', 'x', 'X', 'f', 'F', 'e', 'E':
		plus := p.plus
		p.writeByte('(')
		p.fmtFloat(real(v), size/2, verb)
		p.plus = true
		p.fmtFloat(imag(v), size/2, verb)
		p.writeString("i)")
		p.plus = plus
	default:
		p.badVerb(verb)
	}
}

func (p *printer) fmtString(v string, verb rune) {
	switch verb {
	case 'v':
		if p.sharpV {
			p.quoted(v)
		} else {
			p.str(v)
		}
	case 's':
		p.str(v)
	case 'x':
		p.hex(v, lowerDigits)
	case 'X':
		p.hex(v, upperDigits)
	case 'q':
		p.quoted(v)
	default:
		p.badVerb(verb)
	}
}

func (p *printer) fmtBytes(v []byte, verb rune, typeString string) {
	switch verb {
	case 'v', 'd':
		if p.sharpV {
			p.writeString(typeString)
			if v == nil {
				p.writeString("(nil)")
				return
			}
			p.writeByte('{')
			for i, c := range v {
				if i > 0 {
					p.writeString(", ")
				}
				p.fmt0x(uint64(c), true)
			}
			p.writeByte('}')
			return
		}
		p.writeByte('[')
		for i, c := range v {
			if i > 0 {
				p.writeByte(' ')
			}
			p.integer(uint64(c), 10, false, verb, lowerDigits)
		}
		p.writeByte(']')
	case 's', 'x', 'X', 'q':
		p.fmtString(unsafe.String(unsafe.SliceData(v), len(v)), verb)
	default:
		p.printValue(rvalue.Of(v), verb, 0)
	}
}

func (p *printer) fmtPointer(v rvalue.Value, verb rune) {
	switch v.Kind() {
	case rvalue.Chan, rvalue.Func, rvalue.Map, rvalue.Pointer, rvalue.Slice, rvalue.UnsafePointer:
	default:
		p.badVerb(verb)
		return
	}
	u := uint64(v.Pointer())
	switch verb {
	case 'v':
		switch {
		case p.sharpV:
			p.writeByte('(')
			p.writeString(v.TypeString())
			p.writeString(")(")
			if u == 0 {
				p.writeString("nil")
			} else {
				p.fmt0x(u, true)
			}
			p.writeByte(')')
		case u == 0:
			p.padString("<nil>")
		default:
			p.fmt0x(u, !p.sharp)
		}
	case 'p':
		p.fmt0x(u, !p.sharp)
	case 'b', 'o', 'd', 'x', 'X':
		p.fmtInteger(u, false, verb)
	default:
		p.badVerb(verb)
	}
}

// catchPanic reports a panic of arg's method in the output. A nil receiver is printed as <nil>.
func (p *printer) catchPanic(arg any, verb rune, method string) {
	failure := recover()
	if failure == nil {
		return
	}
	if v := rvalue.Of(arg); v.Kind() == rvalue.Pointer && v.IsNil() {
		p.writeString("<nil>")
		return
	}
	if p.panicking {
		panic(failure)
	}
	flags, wid, prec := p.flags, p.wid, p.prec
	p.clear()
	p.writeString("%!")
	p.buf = utf8.AppendRune(p.buf, verb)
	p.writeString("(PANIC=")
	p.writeString(method)
	p.writeString(" method: ")
	p.panicking = true
	p.printArg(failure, 'v')
	p.panicking = false
	p.writeByte(')')
	p.flags, p.wid, p.prec = flags, wid, prec
}

// handleMethods formats p.arg by its own methods, if it has any for the verb.
func (p *printer) handleMethods(verb rune) (handled bool) {
	if p.erroring {
		return false
	}
	if verb == 'w' {
		if _, ok := p.arg.(error); !ok || !p.wrapErrs {
			p.badVerb(verb)
			return true
		}
		verb = 'v'
	}
	if f, ok := p.arg.(Formatter); ok {
		handled = true
		defer p.catchPanic(p.arg, verb, "Format")
		f.Format(p, verb)
		return
	}
	if p.sharpV {
		if s, ok := p.arg.(GoStringer); ok {
			handled = true
			defer p.catchPanic(p.arg, verb, "GoString")
			p.str(s.GoString())
			return
		}
		return false
	}
	switch verb {
	case 'v', 's', 'x', 'X', 'q':
		switch v := p.arg.(type) {
		case error:
			handled = true
			defer p.catchPanic(p.arg, verb, "Error")
			p.fmtString(v.Error(), verb)
			return
		case Stringer:
			handled = true
			defer p.catchPanic(p.arg, verb, "String")
			p.fmtString(v.String(), verb)
			return
		}
	}
	return false
}

// printArg formats an operand.
func (p *printer) printArg(arg any, verb rune) {
	p.arg = arg
	p.value = rvalue.Value{}
	if arg == nil {
		if verb == 'T' || verb == 'v' {
			p.padString("<nil>")
		} else {
			p.badVerb(verb)
		}
		return
	}
	switch verb {
	case 'T':
		p.str(rvalue.TypeString(arg))
		return
	case 'p':
		p.fmtPointer(rvalue.Of(arg), 'p')
		return
	}
	switch v := arg.(type) {
	case string:
		p.fmtString(v, verb)
	case int:
		p.fmtInteger(uint64(v), true, verb)
	case bool:
		p.fmtBool(v, verb)
	case float32:
		p.fmtFloat(float64(v), 32, verb)
	case float64:
		p.fmtFloat(v, 64, verb)
	case complex64:
		p.fmtComplex(complex128(v), 64, verb)
	case complex128:
		p.fmtComplex(v, 128, verb)
	case int8:
		p.fmtInteger(uint64(v), true, verb)
	case int16:
		p.fmtInteger(uint64(v), true, verb)
	case int32:
		p.fmtInteger(uint64(v), true, verb)
	case int64:
		p.fmtInteger(uint64(v), true, verb)
	case uint:
		p.fmtInteger(uint64(v), false, verb)
	case uint8:
		p.fmtInteger(uint64(v), false, verb)
	case uint16:
		p.fmtInteger(uint64(v), false, verb)
	case uint32:
		p.fmtInteger(uint64(v), false, verb)
	case uint64:
		p.fmtInteger(v, false, verb)
	case uintptr:
		p.fmtInteger(uint64(v), false, verb)
	case []byte:
		p.fmtBytes(v, verb, "[]byte")
	case reflect.Value:
		value := rvalue.OfReflect(v)
		p.arg, p.value = nil, value
		if value.IsValid() && value.CanInterface() {
			p.arg = value.Interface()
			if p.handleMethods(verb) {
				return
			}
		}
		p.printValue(value, verb, 0)
	default:
		if !p.handleMethods(verb) {
			p.printValue(rvalue.Of(arg), verb, 0)
		}
	}
}

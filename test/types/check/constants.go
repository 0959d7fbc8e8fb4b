package p

const (
	big   = 1 << 600 // ERROR 12 "constant shift overflow"
	a     = 1 << 511
	over  = a * 4 // ERROR 12 "constant multiplication overflow"
	f     = 1.5
	g int = f // ERROR 10 "cannot use f (untyped float constant 1.5) as int value in constant declaration (truncated)"
	h     = 10 / 4
	i     = 10 / 4.0
	j     = 7 % 0 // ERROR 14 "invalid operation: division by zero"
)

var (
	b1 byte    = 256 // ERROR 15 "cannot use 256 (untyped int constant) as byte value in variable declaration (overflows)"
	b2 byte    = 255
	b3 int8    = -129 // ERROR 15 "cannot use -129 (untyped int constant) as int8 value in variable declaration (overflows)"
	u1 uint    = -1 // ERROR 15 "cannot use -1 (untyped int constant) as uint value in variable declaration (overflows)"
	f1 float32 = 1e39 // ERROR 15 "cannot use 1e39 (untyped float constant 1e+39) as float32 value in variable declaration (overflows)"
	f2 float32 = 1e-60
	r1 rune    = 'x' + 1.5 // ERROR 15 "cannot use 'x' + 1.5 (untyped float constant 121.5) as rune value in variable declaration (truncated)"
	s1 string  = 65 // ERROR 15 "cannot use 65 (untyped int constant) as string value in variable declaration"
	s2         = string(65)
	c1         = 1i * 1i
	c2 int     = 1i * 1i
	c3 int     = 1i // ERROR 15 "cannot use 1i (untyped complex constant (0 + 1i)) as int value in variable declaration (truncated)"
)

const (
	x0 = iota
	x1
	x2 = "s"
	x3
	x4, x5 = iota, iota * 2
	x6, x7
	x8 // ERROR 2 "extra init expr at constants.go:34:22"
)

const noinit // ERROR 7 "missing init expr for noinit"
const typed int // ERROR 7 "missing init expr for typed"

var arr [x1 + 1]int
var _ = arr[2] // ERROR 13 "invalid argument: index 2 out of bounds [0:2]"
var _ = "abc"[5] // ERROR 15 "invalid argument: index 5 out of bounds [0:3]"
var _ = uint8(300) // ERROR 15 "constant 300 overflows uint8"
var _ = ^uint8(1)
var _ uint8 = ^1 // ERROR 15 "cannot use ^1 (untyped int constant -2) as uint8 value in variable declaration (overflows)"
var sh = 1.0 << 3
var shift uint = 3
var sf = 1.0 << shift // ERROR 10 "invalid operation: shifted operand 1.0 (type float64) must be integer"
var sg float64 = 1 << shift // ERROR 18 "invalid operation: shifted operand 1 (type float64) must be integer"
var _ = -5 >> 1
var _ = 1 << -1 // ERROR 14 "invalid operation: negative shift count -1 (untyped int constant)"
var _ = 1 << 5000 // ERROR 14 "invalid operation: invalid shift count 5000 (untyped int constant)"

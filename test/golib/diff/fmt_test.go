package diff

import (
	"errors"
	"fmt"
	gfmt "g/fmt"
	"math"
	"math/rand"
	"reflect"
	"strings"
	"testing"
	"time"
	"unsafe"
)

type (
	myInt    int
	myString string
	myBytes  []byte
	strer    struct{ s string }
	errer    struct{ s string }
	goStrer  struct{ s string }
	panicker struct{ v any }
	ptrStrer struct{ s string }
	nested   struct {
		A int
		b string
		C any
		d any
		E error
		F []byte
		G map[string]int
		H *int
		I [3]byte
		J myInt
		k strer
		L strer
	}
	fmter struct{}
)

func (s strer) String() string     { return "<" + s.s + ">" }
func (s errer) Error() string      { return "!" + s.s }
func (s goStrer) GoString() string { return "go(" + s.s + ")" }
func (p panicker) String() string  { panic(p.v) }
func (p *ptrStrer) String() string { return "&" + p.s }

var target = 7

func operand(r *rand.Rand) any {
	list := []any{
		nil, true, false, 0, 1, -1, 42, -12345678, math.MaxInt64, int8(-128), int16(300), int32('x'), int64(1) << 40,
		uint(5), uint8(200), uint16(65535), uint32(1), uint64(math.MaxUint64), uintptr(0xdeadbeef), 'é', 0x10FFFF + 1, rune(0xd800),
		float32(1.5), float32(0.1), 3.14159, -0.0, math.Copysign(0, -1), 1e100, 1e-7, 123456789.0, 1e20, 1e21, math.Inf(1), math.Inf(-1), math.NaN(), 100000.0, 1000000.0, 0.0,
		complex64(1 + 2i), complex(1.5, -2.5), complex(math.NaN(), math.Inf(1)),
		"", "hello", "日本語", "a\xffb", "with `back` \"quotes\"\n", strings.Repeat("x", 30), "\u00a0\u2028",
		[]byte(nil), []byte{}, []byte("bytes"), []byte{0, 255, 10}, [3]byte{1, 2, 3}, &[3]byte{1, 2, 3}, myBytes("my"),
		[]int(nil), []int{}, []int{1, 2, 3}, []string{"a", "b c"}, [2]bool{true, false}, []any{1, "a", nil, 2.5, []int{1}}, [][]int{{1}, {2, 3}},
		map[string]int{"b": 2, "a": 1}, map[int]string{3: "c", 1: "a", 2: "b"}, map[string]int(nil), map[any]int{1: 1, "a": 2, 2.5: 3}, map[float64]int{math.NaN(): 1, 1: 2, math.Inf(-1): 3}, map[[2]int]bool{{1, 2}: true, {0, 5}: false}, map[bool]int{true: 1, false: 0},
		struct{}{}, struct{ a string }{"x"}, struct {
			X int
			Y string
		}{1, "y"}, &struct{ X, Y int }{1, 2}, nested{A: 1, b: "b", C: 3, d: "d", E: errer{"e"}, F: []byte("f"), G: map[string]int{"g": 1}, J: 9, k: strer{"k"}, L: strer{"l"}}, &nested{H: nil, C: strer{"c"}, d: strer{"d"}}, []nested{{}},
		myInt(5), myString("mine"), strer{"s"}, &strer{"p"}, (*strer)(nil), errer{"e"}, &errer{"pe"}, goStrer{"g"}, []strer{{"1"}, {"2"}}, []error{errer{"1"}, nil}, map[strer]errer{{"k"}: {"v"}},
		panicker{"boom"}, panicker{errer{"inner"}}, panicker{myInt(3)}, panicker{nil}, (*panicker)(nil), &ptrStrer{"p"}, ptrStrer{"v"}, []*ptrStrer{}, []ptrStrer{{"x"}},
		errors.New("plain"), fmt.Errorf("wrapped: %w", errer{"x"}), (error)(nil), time.Second,
		(*int)(nil), &target, (func())(nil), (chan int)(nil), unsafe.Pointer(nil), unsafe.Pointer(&target), reflect.ValueOf(42), reflect.ValueOf(strer{"rv"}), reflect.Value{}, reflect.TypeOf(1), reflect.ValueOf(nested{}).Field(1), []reflect.Value{reflect.ValueOf(1)}, &[]int{1}, &map[string]int{"a": 1}, new(any), []*int{nil}, struct{ p *int }{nil}, struct{ P any }{(*int)(nil)}, [0]int{}, struct{ f func() }{}, []uintptr{1, 2}, []uint8{1}, []int8{65}, []rune("ab"), [2][]byte{[]byte("a")}, map[string][]byte{"k": []byte("v")}, []myString{"a"}, []myInt{1}, struct{ e error }{errer{"un"}}, struct{ E error }{errer{"ex"}}, map[myInt]myString{1: "x"},
	}
	return list[r.Intn(len(list))]
}

func TestSprintf(t *testing.T) {
	seed := rand.Int63()
	r := rand.New(rand.NewSource(seed))
	for range 500000 {
		format := ""
		var args []any
		for range 1 + r.Intn(3) {
			format += []string{"", "x", "é", "%%", " "}[r.Intn(5)] + "%"
			for r.Intn(2) == 0 {
				format += string("+-# 0"[r.Intn(5)])
			}
			if r.Intn(20) == 0 {
				format += []string{"[1]", "[2]", "[3]", "[0]", "[x]", "[", "[9]"}[r.Intn(7)]
			}
			switch r.Intn(8) {
			case 0:
				format += "*"
				args = append(args, []any{5, -8, 20, "x", 1 << 30, int8(3), uint64(4)}[r.Intn(7)])
			case 1, 2, 3:
				format += fmt.Sprint(r.Intn(24))
			}
			switch r.Intn(8) {
			case 0:
				format += ".*"
				args = append(args, []any{5, -8, 2, "x"}[r.Intn(4)])
			case 1, 2:
				format += "." + fmt.Sprint(r.Intn(12))
			case 3:
				format += "."
			}
			verbs := "vvvvvvdsqxXTtbcoOUeEfFgGpwkz!é"
			format += string([]rune(verbs)[r.Intn(30)])
			if r.Intn(30) != 0 {
				args = append(args, operand(r))
			}
		}
		if r.Intn(30) == 0 {
			args = append(args, operand(r))
		}
		want := fmt.Sprintf(format, args...)
		got := gfmt.Sprintf(format, args...)
		if got != want {
			t.Fatalf("seed %d: Sprintf(%q, %#v)\n got %s\nwant %s", seed, format, args, got, want)
		}
		if a, b := fmt.Sprint(args...), gfmt.Sprint(args...); a != b {
			t.Fatalf("Sprint %q %q", a, b)
		}
		if a, b := fmt.Sprintln(args...), gfmt.Sprintln(args...); a != b {
			t.Fatalf("Sprintln %q %q", a, b)
		}
		e1, e2 := fmt.Errorf(format, args...), gfmt.Errorf(format, args...)
		if e1.Error() != e2.Error() || fmt.Sprint(errors.Unwrap(e1)) != fmt.Sprint(errors.Unwrap(e2)) {
			t.Fatalf("Errorf(%q) %v %v", format, e1, e2)
		}
	}
}

package diff

import (
	"bytes"
	"fmt"
	gbytes "g/bytes"
	gfmt "g/fmt"
	gio "g/io"
	"io"
	"math/rand"
	"reflect"
	"testing"
)

func TestScan(t *testing.T) {
	seed := rand.Int63()
	r := rand.New(rand.NewSource(seed))
	targets := func() []any {
		return []any{new(int), new(int8), new(uint), new(uint8), new(float64), new(float32), new(string), new([]byte), new(bool), new(complex128), new(rune), new(myInt), new(myString), new(myBytes), new(map[string]int), 5, new([]int)}
	}
	input := func() string {
		s := ""
		for range r.Intn(8) {
			s += []string{"1", "-5", "0x1f", "0b101", "017", "300", "abc", "\"q s\"", "`raw`", "true", "f", "1.5e3", "nan", "-inf", "0x1p4", "(1+2i)", " ", "  ", "\n", "\t", "\r\n", "U+41", "6869", "é", "%", ",", "+", "1_000", "3p2"}[r.Intn(29)]
			if r.Intn(2) == 0 {
				s += " "
			}
		}
		return s
	}
	for range 300000 {
		s := input()
		n := 1 + r.Intn(3)
		var a, b []any
		x, y := targets(), targets()
		for range n {
			k := r.Intn(len(x))
			a, b = append(a, x[k]), append(b, y[k])
		}
		format := ""
		for range 1 + r.Intn(3) {
			format += []string{"", "", " ", "\n", ",", "x", "%%"}[r.Intn(7)] + "%" + []string{"", "", "", "2", "3"}[r.Intn(5)] + string("vdsqxfctbogUe%v"[r.Intn(15)])
		}
		var n1, n2 int
		var e1, e2 error
		switch r.Intn(4) {
		case 0:
			n1, e1 = fmt.Sscan(s, a...)
			n2, e2 = gfmt.Sscan(s, b...)
		case 1:
			n1, e1 = fmt.Sscanln(s, a...)
			n2, e2 = gfmt.Sscanln(s, b...)
		case 2:
			n1, e1 = fmt.Sscanf(s, format, a...)
			n2, e2 = gfmt.Sscanf(s, format, b...)
		case 3:
			p, q := io.MultiReader(bytes.NewBufferString(s)), gio.MultiReader(gbytes.NewBufferString(s))
			n1, e1 = fmt.Fscan(p, a...)
			n2, e2 = gfmt.Fscan(q, b...)
			c, _ := io.ReadAll(p)
			d, _ := gio.ReadAll(q)
			if string(c) != string(d) {
				t.Fatalf("seed %d: rest %q, want %q", seed, d, c)
			}
		}
		if n1 != n2 || errText(e1) != errText(e2) || !reflect.DeepEqual(a, b) && fmt.Sprintf("%v", deref(a)) != fmt.Sprintf("%v", deref(b)) {
			t.Fatalf("seed %d: %q %q %T: %d %v %v, want %d %v %v", seed, s, format, a, n2, e2, deref(b), n1, e1, deref(a))
		}
	}
}

func deref(a []any) (out []any) {
	for _, x := range a {
		if v := reflect.ValueOf(x); v.Kind() == reflect.Pointer {
			x = v.Elem().Interface()
		}
		out = append(out, x)
	}
	return out
}

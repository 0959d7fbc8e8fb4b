package diff

import (
	"bytes"
	"fmt"
	gbytes "g/bytes"
	gslices "g/slices"
	gstrings "g/strings"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
)

func word(r *rand.Rand, n int) string {
	pieces := []string{"a", "b", "A", "ab", " ", "\t", "é", "É", "世", "\xff", "\u00a0", "ǅ", "ß", "ſ", "K", "\u212a", "İ", "ı", "\ufffd", "\n", "_", "1", "σ", "ς", "Σ"}
	k := len(pieces)
	if r.Intn(2) == 0 {
		k = 4
	}
	s := ""
	for range r.Intn(n) {
		s += pieces[r.Intn(k)]
	}
	return s
}

func TestStrings(t *testing.T) {
	seed := rand.Int63()
	r := rand.New(rand.NewSource(seed))
	isA := func(r rune) bool { return r == 'a' || r == 'é' || r == '\ufffd' }
	change := func(r rune) rune {
		switch r {
		case 'a':
			return -1
		case 'b':
			return 'é'
		case '1':
			return 0x110000
		}
		return r
	}
	funcs := [][2]any{
		{strings.Index, gstrings.Index}, {strings.LastIndex, gstrings.LastIndex}, {strings.IndexAny, gstrings.IndexAny}, {strings.LastIndexAny, gstrings.LastIndexAny},
		{strings.Count, gstrings.Count}, {strings.EqualFold, gstrings.EqualFold}, {strings.Compare, gstrings.Compare}, {strings.Split, gstrings.Split}, {strings.SplitAfter, gstrings.SplitAfter},
		{strings.SplitN, gstrings.SplitN}, {strings.SplitAfterN, gstrings.SplitAfterN}, {strings.Fields, gstrings.Fields}, {strings.FieldsFunc, gstrings.FieldsFunc}, {strings.Map, gstrings.Map},
		{strings.ToUpper, gstrings.ToUpper}, {strings.ToLower, gstrings.ToLower}, {strings.ToTitle, gstrings.ToTitle}, {strings.Title, gstrings.Title}, {strings.ToValidUTF8, gstrings.ToValidUTF8},
		{strings.Trim, gstrings.Trim}, {strings.TrimLeft, gstrings.TrimLeft}, {strings.TrimRight, gstrings.TrimRight}, {strings.TrimSpace, gstrings.TrimSpace}, {strings.TrimPrefix, gstrings.TrimPrefix}, {strings.TrimSuffix, gstrings.TrimSuffix}, {strings.TrimFunc, gstrings.TrimFunc},
		{strings.Replace, gstrings.Replace}, {strings.ReplaceAll, gstrings.ReplaceAll}, {strings.Cut, gstrings.Cut}, {strings.CutPrefix, gstrings.CutPrefix}, {strings.CutSuffix, gstrings.CutSuffix}, {strings.IndexFunc, gstrings.IndexFunc}, {strings.LastIndexFunc, gstrings.LastIndexFunc}, {strings.IndexRune, gstrings.IndexRune}, {strings.ContainsRune, gstrings.ContainsRune},
		{bytes.Index, gbytes.Index}, {bytes.Count, gbytes.Count}, {bytes.EqualFold, gbytes.EqualFold}, {bytes.Split, gbytes.Split}, {bytes.SplitN, gbytes.SplitN}, {bytes.SplitAfterN, gbytes.SplitAfterN}, {bytes.Fields, gbytes.Fields}, {bytes.FieldsFunc, gbytes.FieldsFunc}, {bytes.Map, gbytes.Map}, {bytes.ToUpper, gbytes.ToUpper}, {bytes.ToLower, gbytes.ToLower}, {bytes.Title, gbytes.Title}, {bytes.ToValidUTF8, gbytes.ToValidUTF8}, {bytes.Trim, gbytes.Trim}, {bytes.TrimLeft, gbytes.TrimLeft}, {bytes.TrimRight, gbytes.TrimRight}, {bytes.TrimSpace, gbytes.TrimSpace}, {bytes.TrimFunc, gbytes.TrimFunc}, {bytes.Replace, gbytes.Replace}, {bytes.Runes, gbytes.Runes}, {bytes.Cut, gbytes.Cut}, {bytes.Repeat, gbytes.Repeat}, {strings.Repeat, gstrings.Repeat},
	}
	collect := [][2]any{
		{func(a, b string) []string { return slices.Collect(strings.SplitSeq(a, b)) }, func(a, b string) []string { return gslices.Collect(gstrings.SplitSeq(a, b)) }},
		{func(a, b string) []string { return slices.Collect(strings.SplitAfterSeq(a, b)) }, func(a, b string) []string { return gslices.Collect(gstrings.SplitAfterSeq(a, b)) }},
		{func(a string) []string { return slices.Collect(strings.FieldsSeq(a)) }, func(a string) []string { return gslices.Collect(gstrings.FieldsSeq(a)) }},
		{func(a string) []string { return slices.Collect(strings.Lines(a)) }, func(a string) []string { return gslices.Collect(gstrings.Lines(a)) }},
		{func(a, b, c, d, e, f string) string {
			return strings.NewReplacer(a, b, c, d, e, f).Replace(a + c + e + b)
		}, func(a, b, c, d, e, f string) string {
			return gstrings.NewReplacer(a, b, c, d, e, f).Replace(a + c + e + b)
		}},
	}
	funcs = append(funcs, collect...)
	for range 30000 {
		long, short := word(r, 14), word(r, 4)
		if r.Intn(4) == 0 && len(long) > 0 {
			i := r.Intn(len(long))
			short = long[i : i+r.Intn(len(long)-i)]
		}
		n := r.Intn(6) - 1
		for _, f := range funcs {
			ft := reflect.TypeOf(f[0])
			var args []reflect.Value
			for i := range ft.NumIn() {
				var x any
				switch ft.In(i) {
				case reflect.TypeFor[string]():
					x = long
					if i == 1 {
						x = short
					} else if i > 1 {
						x = word(r, 3)
					}
				case reflect.TypeFor[[]byte]():
					x = []byte(long)
					if i == 1 {
						x = []byte(short)
					} else if i > 1 {
						x = []byte(word(r, 3))
					}
				case reflect.TypeFor[int]():
					x = n
					if ft.NumIn() == 2 {
						x = n + 1
					}
				case reflect.TypeFor[rune]():
					x = []rune("aé\ufffd世" + long)[r.Intn(3)]
				case reflect.TypeFor[func(rune) bool]():
					x = []func(rune) bool{isA, unicode.IsSpace}[r.Intn(2)]
				case reflect.TypeFor[func(rune) rune]():
					x = change
				}
				args = append(args, reflect.ValueOf(x))
			}
			a := reflect.ValueOf(f[0]).Call(args)
			b := reflect.ValueOf(f[1]).Call(args)
			for i := range a {
				if !reflect.DeepEqual(a[i].Interface(), b[i].Interface()) {
					t.Fatalf("seed %d: %v(%q %q %d): %#v, want %#v", seed, ft, long, short, n, b[i], a[i])
				}
			}
		}
	}
	s := strings.Repeat("a", 5000) + "b"
	for _, p := range []string{strings.Repeat("a", 300) + "b", strings.Repeat("a", 300) + "c", "aab", "ba"} {
		if strings.Index(s, p) != gstrings.Index(s, p) {
			t.Fatal("long Index")
		}
	}
}

type buffer interface {
	Write([]byte) (int, error)
	WriteString(string) (int, error)
	WriteByte(byte) error
	WriteRune(rune) (int, error)
	Read([]byte) (int, error)
	ReadByte() (byte, error)
	UnreadByte() error
	ReadRune() (rune, int, error)
	UnreadRune() error
	ReadString(byte) (string, error)
	Next(int) []byte
	Truncate(int)
	Reset()
	Len() int
	Cap() int
	String() string
	Grow(int)
}

func TestBuffer(t *testing.T) {
	for range 20000 {
		var a, b buffer = new(bytes.Buffer), new(gbytes.Buffer)
		for range 30 {
			op, n, w := rand.Intn(14), rand.Intn(100), word(rand.New(rand.NewSource(rand.Int63())), 20)
			do := func(x buffer) (out string) {
				defer func() {
					if e := recover(); e != nil {
						out = fmt.Sprint("panic ", e)
					}
				}()
				switch op {
				case 0, 1:
					return fmt.Sprint(x.WriteString(w))
				case 2:
					return fmt.Sprint(x.WriteByte('x'))
				case 3:
					return fmt.Sprint(x.WriteRune('世'))
				case 4:
					p := make([]byte, n/4)
					m, err := x.Read(p)
					return fmt.Sprint(p, m, err)
				case 5:
					return fmt.Sprint(x.ReadByte())
				case 6:
					return fmt.Sprint(x.UnreadByte())
				case 7:
					return fmt.Sprint(x.ReadRune())
				case 8:
					return fmt.Sprint(x.UnreadRune())
				case 9:
					return fmt.Sprint(x.ReadString('a'))
				case 10:
					return fmt.Sprint(x.Next(n / 8))
				case 11:
					x.Truncate(n / 10)
				case 12:
					if n < 10 {
						x.Reset()
					}
				case 13:
					x.Grow(n)
				}
				return x.String()
			}
			if s1, s2 := do(a), do(b); s1 != s2 || a.Len() != b.Len() || a.String() != b.String() || a.Cap() != b.Cap() {
				t.Fatalf("op %d: %s, want %s; cap %d want %d", op, s2, s1, b.Cap(), a.Cap())
			}
		}
	}
}

// run
package main

import (
	"fmt"
	"hash/fnv"
	"io"
	"math/rand"
	"os"
	"strings"
	"text/scanner"
	"unicode"
)

func dump(w io.Writer, src string, mode uint) {
	var s scanner.Scanner
	s.Init(strings.NewReader(src))
	if mode != 0 {
		s.Mode = mode
	}
	s.Error = func(s *scanner.Scanner, msg string) {
		fmt.Fprintf(w, "  error at %v, %v: %q\n", s.Position, s.Pos(), msg)
	}
	fmt.Fprintf(w, "%q\n", src)
	for i := 0; ; i++ {
		t := s.Scan()
		fmt.Fprintf(w, "  %v to %v: %s %q, %d errors\n", s.Position, s.Pos(), scanner.TokenString(t), s.TokenText(), s.ErrorCount)
		if t == scanner.EOF {
			break
		}
		if i%5 == 4 {
			fmt.Fprintln(w, " ", s.Peek(), s.Position, s.Pos(), s.Next(), s.Position, s.Pos())
		}
	}
}

type failing struct{ n int }

func (f *failing) Read(p []byte) (int, error) {
	f.n++
	if f.n > 1 {
		return 0, io.ErrUnexpectedEOF
	}
	return copy(p, "ab c"), nil
}

func random(alphabet []string, modes []uint) uint64 {
	r := rand.New(rand.NewSource(5))
	h := fnv.New64()
	for i := 0; i < 600; i++ {
		var b strings.Builder
		for j := r.Intn(9); j >= 0; j-- {
			b.WriteString(alphabet[r.Intn(len(alphabet))])
		}
		dump(h, b.String(), modes[r.Intn(len(modes))])
	}
	return h.Sum64()
}

func main() {
	out := os.Stdout
	dump(out, "x := 3.14e-2 + 0x1Fp3 // rest\nfunc f(s string) { return \"a\\tb\" + `raw\nline` + 'ß' }", 0)
	dump(out, "/* one */ 1 // two\n3", scanner.GoTokens&^scanner.SkipComments)
	dump(out, "1.5 a_1 \"x\" 'y'", scanner.ScanIdents|scanner.ScanInts)
	for _, s := range []string{"0128", "09.5", "0b102", "0x", "0x1.8", "1__0", "1e", "0b1.0", "5p3", "0o7e1", "'", "'ab'", "\"\\q\"", "\"x\n\"y", "`z", "/* z", "a\x00b", "a\xffb", "\ufeffbom"} {
		dump(out, s, 0)
	}

	var s scanner.Scanner
	fmt.Println(s.Position, s.IsValid(), scanner.Position{Filename: "f.go", Line: 3, Column: 7}, scanner.Position{Filename: "f.go"})
	s.Init(strings.NewReader("a-b %var1 var2%\n\nlast"))
	s.Filename = "percent"
	s.Whitespace ^= 1 << '\n'
	s.IsIdentRune = func(ch rune, i int) bool {
		return ch == '%' && i == 0 || unicode.IsLetter(ch) || unicode.IsDigit(ch) && i > 0 || ch == '-' && i > 0
	}
	for tok := s.Scan(); tok != scanner.EOF; tok = s.Scan() {
		fmt.Printf("%s: %q %s\n", s.Position, s.TokenText(), scanner.TokenString(tok))
	}
	for s.Init(strings.NewReader("né\n")); ; {
		ch := s.Next()
		fmt.Println(ch, s.Pos(), s.Position, s.Peek())
		if ch == scanner.EOF {
			break
		}
	}
	s.Init(&failing{})
	s.Error = func(s *scanner.Scanner, msg string) { fmt.Println("told:", msg, s.Pos(), s.TokenText()) }
	for tok := s.Scan(); tok != scanner.EOF; tok = s.Scan() {
		fmt.Println(s.TokenText(), s.Position)
	}
	fmt.Printf("%x\n", random(strings.Split("0 1 8 9 _ x b o e p . + - a F P E X", " "), []uint{0, 0, scanner.ScanInts, scanner.ScanIdents | scanner.ScanInts, scanner.ScanFloats}))
	fmt.Printf("%x\n", random(strings.Split("\" ' ` / * // /* */ \n \\ x é \x00 \xff 世 \ufeff a 12 \\u00e9 \\n \r \t 'a' \"b\"", " "),
		[]uint{0, 0, scanner.GoTokens &^ scanner.SkipComments, scanner.ScanIdents | scanner.ScanStrings, scanner.ScanChars | scanner.ScanRawStrings}))
}

package diff

import (
	"encoding/base32"
	"encoding/csv"
	"fmt"
	gbase32 "g/encoding/base32"
	gcsv "g/encoding/csv"
	ghtml "g/html"
	gurl "g/net/url"
	gstrings "g/strings"
	"html"
	"io"
	"math/rand"
	"net/url"
	"strings"
	"testing"
)

// pieces joins up to n of the parts.
func pieces(r *rand.Rand, n int, parts ...string) string {
	var b strings.Builder
	for range r.Intn(n + 1) {
		b.WriteString(parts[r.Intn(len(parts))])
	}
	return b.String()
}

func TestCSV(t *testing.T) {
	seed := rand.Int63()
	r := rand.New(rand.NewSource(seed))
	for range 60000 {
		s := pieces(r, 14, "a", "bc", ",", ",", "\"", "\"", "\n", "\r\n", "\r", " ", "#", ";", "ü", "\xff", "\\.", "\t")
		x, y := csv.NewReader(strings.NewReader(s)), gcsv.NewReader(gstrings.NewReader(s))
		if r.Intn(4) == 0 {
			x.Comma, y.Comma = ';', ';'
		}
		if r.Intn(3) == 0 {
			x.Comment, y.Comment = '#', '#'
		}
		x.LazyQuotes = r.Intn(2) == 0
		x.TrimLeadingSpace = r.Intn(2) == 0
		x.FieldsPerRecord = r.Intn(4) - 1
		x.ReuseRecord = r.Intn(2) == 0
		y.LazyQuotes, y.TrimLeadingSpace, y.FieldsPerRecord, y.ReuseRecord = x.LazyQuotes, x.TrimLeadingSpace, x.FieldsPerRecord, x.ReuseRecord
		for {
			a, ea := x.Read()
			b, eb := y.Read()
			want, got := fmt.Sprintf("%q %v %d", a, ea, x.InputOffset()), fmt.Sprintf("%q %v %d", b, eb, y.InputOffset())
			for i := range a {
				l, c := x.FieldPos(i)
				want += fmt.Sprint(" ", l, ":", c)
			}
			for i := range b {
				l, c := y.FieldPos(i)
				got += fmt.Sprint(" ", l, ":", c)
			}
			if got != want {
				t.Fatalf("seed %d: of %q lazy %v trim %v fields %d\n%s, want\n%s", seed, s, x.LazyQuotes, x.TrimLeadingSpace, x.FieldsPerRecord, got, want)
			}
			var p, q strings.Builder
			v, w := csv.NewWriter(&p), gcsv.NewWriter(&q)
			v.UseCRLF, w.UseCRLF = x.LazyQuotes, x.LazyQuotes
			v.Write(a)
			v.Flush()
			w.Write(b)
			w.Flush()
			if p.String() != q.String() {
				t.Fatalf("seed %d: %q is written %q, want %q", seed, a, q.String(), p.String())
			}
			if ea == io.EOF {
				break
			}
		}
	}
}

func TestHTML(t *testing.T) {
	seed := rand.Int63()
	r := rand.New(rand.NewSource(seed))
	for range 300000 {
		s := pieces(r, 8, "&", "&", ";", "#", "x", "X", "a", "amp", "lt", "gt;", "notin", "not", "AElig", "NotEqualTilde;", "bne", "128", "65", "0", "D800", "x110000", "99999999999999999999", " ", "<", "'", "\"", "ü", "copy", "Aacute", "nbsp", "NewLine;")
		if a, b := html.UnescapeString(s), ghtml.UnescapeString(s); a != b {
			t.Fatalf("seed %d: UnescapeString(%q) = %q, want %q", seed, s, b, a)
		}
		if a, b := html.EscapeString(s), ghtml.EscapeString(s); a != b {
			t.Fatalf("seed %d: EscapeString(%q) = %q, want %q", seed, s, b, a)
		}
	}
}

func TestURL(t *testing.T) {
	seed := rand.Int63()
	r := rand.New(rand.NewSource(seed))
	random := func() string {
		return pieces(r, 9, "http:", "mailto:", "//", "/", "/", "a", "b.c", ":", "80", "@", "user", "?", "#", "%2F", "%41", "%", "%zz", "+", " ", "[::1]", "[", "]", "fe80::1%25en0", "..", ".", "../", "./", "*", "ü", "&", "=", ";", "x=1", "1.2.3.4", "[1:2", ":3]", "\x7f", "<", "!", "(", "//", "A+-.1:", "%25", "%E4%B8", "\"", "|", "{")
	}
	show := func(u fmt.Stringer, rest ...any) string { return fmt.Sprintf("%q %q", u.String(), rest) }
	for range 400000 {
		s, ref := random(), random()
		a, ea := url.Parse(s)
		b, eb := gurl.Parse(s)
		if fmt.Sprint(ea) != fmt.Sprint(eb) {
			t.Fatalf("seed %d: Parse(%q): %v, want %v", seed, s, eb, ea)
		}
		_, pa := url.ParseRequestURI(s)
		_, pb := gurl.ParseRequestURI(s)
		if fmt.Sprint(pa) != fmt.Sprint(pb) {
			t.Fatalf("seed %d: ParseRequestURI(%q): %v, want %v", seed, s, pb, pa)
		}
		qa, ea2 := url.ParseQuery(s)
		qb, eb2 := gurl.ParseQuery(s)
		if fmt.Sprint(qa, ea2, qa.Encode()) != fmt.Sprint(qb, eb2, qb.Encode()) {
			t.Fatalf("seed %d: ParseQuery(%q): %v %v, want %v %v", seed, s, qb, eb2, qa, ea2)
		}
		ua, e1 := url.PathUnescape(s)
		ub, e2 := gurl.PathUnescape(s)
		if url.PathEscape(s) != gurl.PathEscape(s) || url.QueryEscape(s) != gurl.QueryEscape(s) || ua != ub || fmt.Sprint(e1) != fmt.Sprint(e2) {
			t.Fatalf("seed %d: escapes of %q", seed, s)
		}
		if ea != nil {
			continue
		}
		want := show(a, a.Scheme, a.Opaque, a.User.Username(), a.Host, a.Path, a.RawPath, a.RawQuery, a.Fragment, a.RawFragment, a.ForceQuery, a.OmitHost, a.Hostname(), a.Port(), a.RequestURI(), a.Redacted(), a.IsAbs(), a.JoinPath("x", "../y/").String(), a.JoinPath().String())
		got := show(b, b.Scheme, b.Opaque, b.User.Username(), b.Host, b.Path, b.RawPath, b.RawQuery, b.Fragment, b.RawFragment, b.ForceQuery, b.OmitHost, b.Hostname(), b.Port(), b.RequestURI(), b.Redacted(), b.IsAbs(), b.JoinPath("x", "../y/").String(), b.JoinPath().String())
		if want != got {
			t.Fatalf("seed %d: Parse(%q) is\n%s, want\n%s", seed, s, got, want)
		}
		ra, e1 := a.Parse(ref)
		rb, e2 := b.Parse(ref)
		if fmt.Sprint(e1) != fmt.Sprint(e2) || e1 == nil && ra.String() != rb.String() {
			t.Fatalf("seed %d: Parse(%q).Parse(%q) is\n%s %v, want\n%s %v", seed, s, ref, rb, e2, ra, e1)
		}
	}
}

func TestBase32(t *testing.T) {
	seed := rand.Int63()
	r := rand.New(rand.NewSource(seed))
	for range 100000 {
		x, y := base32.StdEncoding, gbase32.StdEncoding
		if r.Intn(3) == 0 {
			x, y = base32.HexEncoding, gbase32.HexEncoding
		}
		if p := []rune{'=', base32.NoPadding, '*'}[r.Intn(3)]; p != '=' {
			x, y = x.WithPadding(p), y.WithPadding(p)
		}
		b := make([]byte, r.Intn(14))
		r.Read(b)
		text := x.EncodeToString(b)
		if got := y.EncodeToString(b); got != text {
			t.Fatalf("seed %d: %x is %s, want %s", seed, b, got, text)
		}
		if r.Intn(2) == 0 {
			text = pieces(r, 6, text, "A", "=", "==", "*", "\n", "7", "x", "AA", "MZXW6===", "\r")
		}
		a, ea := x.DecodeString(text)
		c, ec := y.DecodeString(text)
		if fmt.Sprint(a, ea) != fmt.Sprint(c, ec) {
			t.Fatalf("seed %d: %q is %x %v, want %x %v", seed, text, c, ec, a, ea)
		}
	}
}

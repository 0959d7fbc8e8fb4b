package diff

import (
	gregexp "g/regexp"
	"math/rand"
	"reflect"
	"regexp"
	"testing"
)

func TestRegexp(t *testing.T) {
	for range 300000 {
		e := ""
		for range rand.Intn(9) {
			e += []string{"a", "b", "ab", "c", ".", "*", "+", "?", "|", "(", ")", "(?:", "[ab]", "[^a]", "[a-c]", "^", "$", "\\b", "\\B", "\\w", "\\d", "\\s", "{2}", "{1,2}", "{0,}", "*?", "+?", "(?i)", "(?m)", "(?s)", "(?P<n>", "\\pL", "é", "\\x61", "\\", "[", "]", "-", "{", "[[:alpha:]]", "(?i:A)", "\\A", "\\z", "\\Q.\\E", "(?U)", "\n"}[rand.Intn(46)]
		}
		s := ""
		for range rand.Intn(10) {
			s += []string{"a", "b", "c", "A", " ", "\n", "é", "1", "\xff", "ab", ".", "_"}[rand.Intn(12)]
		}
		x, e1 := regexp.Compile(e)
		y, e2 := gregexp.Compile(e)
		if rand.Intn(6) == 0 {
			x, e1 = regexp.CompilePOSIX(e)
			y, e2 = gregexp.CompilePOSIX(e)
		}
		if errText(e1) != errText(e2) {
			t.Fatalf("Compile(%q): %v, want %v", e, e2, e1)
		}
		if e1 != nil {
			continue
		}
		if a, b := x.FindAllStringSubmatchIndex(s, -1), y.FindAllStringSubmatchIndex(s, -1); !reflect.DeepEqual(a, b) {
			t.Fatalf("%q on %q: %v, want %v", e, s, b, a)
		}
		if x.MatchString(s) != y.MatchString(s) || x.ReplaceAllString(s, "<$0$1${n}$$>") != y.ReplaceAllString(s, "<$0$1${n}$$>") || !reflect.DeepEqual(x.Split(s, 3), y.Split(s, 3)) || !reflect.DeepEqual(x.FindStringSubmatch(s), y.FindStringSubmatch(s)) || !reflect.DeepEqual(x.SubexpNames(), y.SubexpNames()) {
			t.Fatalf("%q on %q", e, s)
		}
	}
}

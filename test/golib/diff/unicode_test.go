package diff

import (
	gunicode "g/unicode"
	"testing"
	"unicode"
)

func TestUnicode(t *testing.T) {
	compare := func(name string, a map[string]*unicode.RangeTable, b map[string]*gunicode.RangeTable) {
		if len(a) != len(b) {
			t.Errorf("%s: %d tables, want %d", name, len(b), len(a))
		}
		for k, x := range a {
			y := b[k]
			if y == nil {
				t.Errorf("%s %s missing", name, k)
				continue
			}
			for r := rune(-1); r < 0x110002; r++ {
				if unicode.Is(x, r) != gunicode.Is(y, r) {
					t.Errorf("%s %s %U", name, k, r)
					break
				}
			}
		}
	}
	compare("Categories", unicode.Categories, gunicode.Categories)
	compare("Properties", unicode.Properties, gunicode.Properties)
	compare("FoldCategory", unicode.FoldCategory, gunicode.FoldCategory)
	compare("FoldScript", unicode.FoldScript, gunicode.FoldScript)
	if !testing.Short() {
		compare("Scripts", unicode.Scripts, gunicode.Scripts)
	}
	for i, f := range []func(rune) bool{unicode.IsGraphic, unicode.IsPrint, unicode.IsControl, unicode.IsLetter, unicode.IsMark, unicode.IsNumber, unicode.IsDigit, unicode.IsPunct, unicode.IsSpace, unicode.IsSymbol, unicode.IsUpper, unicode.IsLower, unicode.IsTitle} {
		g := []func(rune) bool{gunicode.IsGraphic, gunicode.IsPrint, gunicode.IsControl, gunicode.IsLetter, gunicode.IsMark, gunicode.IsNumber, gunicode.IsDigit, gunicode.IsPunct, gunicode.IsSpace, gunicode.IsSymbol, gunicode.IsUpper, gunicode.IsLower, gunicode.IsTitle}[i]
		for r := rune(-300); r < 0x110100; r++ {
			if f(r) != g(r) {
				t.Errorf("predicate %d: %U", i, r)
				break
			}
		}
	}
	for i, f := range []func(rune) rune{unicode.ToUpper, unicode.ToLower, unicode.ToTitle, unicode.SimpleFold, unicode.TurkishCase.ToUpper, unicode.TurkishCase.ToLower} {
		g := []func(rune) rune{gunicode.ToUpper, gunicode.ToLower, gunicode.ToTitle, gunicode.SimpleFold, gunicode.TurkishCase.ToUpper, gunicode.TurkishCase.ToLower}[i]
		n := 0
		for r := rune(-3); r < 0x110100; r++ {
			if f(r) != g(r) {
				t.Errorf("mapping %d: %U: %U, want %U", i, r, g(r), f(r))
				if n++; n > 5 {
					break
				}
			}
		}
	}
	for k, v := range unicode.CategoryAliases {
		if gunicode.CategoryAliases[k] != v {
			t.Error(k)
		}
	}
}

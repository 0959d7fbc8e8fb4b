package strings_test

import (
	"slices"
	"strings"
	"testing"
)

func check(t *testing.T, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

func TestSearch(t *testing.T) {
	check(t, "Index", strings.Index("chicken", "ken"), 4)
	check(t, "long Index", strings.Index(strings.Repeat("a", 1000)+"b", strings.Repeat("a", 99)+"b"), 901)
	check(t, "LastIndexAny", strings.LastIndexAny("golang", "go"), 5)
	check(t, "Count", strings.Count("five", ""), 5)
	check(t, "EqualFold", strings.EqualFold("Straße ΣΣ", "straßE σς"), true)
}

func TestChange(t *testing.T) {
	check(t, "ToUpper", strings.ToUpper("héllo ǆ"), "HÉLLO Ǆ")
	check(t, "Title", strings.Title("her royal highness"), "Her Royal Highness")
	check(t, "Replacer", strings.NewReplacer("a", "1", "aa", "2", "", "x").Replace("aab"), "11xbx")
	check(t, "Trim", strings.Trim("  ¡¡hi!! ", " !¡"), "hi")
	check(t, "Fields", strings.Join(strings.Fields(" a  b\tc\n"), "|"), "a|b|c")
	check(t, "SplitAfterN", strings.Join(strings.SplitAfterN("a,b,c", ",", 2), "|"), "a,|b,c")
	check(t, "Lines", len(slices.Collect(strings.Lines("a\nb\nc"))), 3)
	check(t, "Map", strings.Map(func(r rune) rune { return -1 }, "abc"), "")
}

func TestBuilder(t *testing.T) {
	var b strings.Builder
	b.WriteString("x")
	c := b
	defer func() { check(t, "copy", recover(), "strings: illegal use of non-zero Builder copied by value") }()
	c.WriteByte('y')
}

func TestSets(t *testing.T) {
	check(t, "IndexAny", strings.IndexAny("über~all", "~\x7f"), 5)
	check(t, "IndexAny of bad bytes", strings.IndexAny("a\xffb", "é\xfe"), 1)
	check(t, "TrimLeft", strings.TrimLeft("\x00@\x7f ab", " @\x7f\x00"), "ab")
	check(t, "TrimSpace", strings.TrimSpace("\u2003 \t x\u00a0\n"), "x")
	check(t, "LastIndex", strings.LastIndex("go gopher, go", "go "), 0)
	check(t, "FieldsFunc", cap(strings.FieldsFunc("a-b-c", func(r rune) bool { return r == '-' })), 3)
}

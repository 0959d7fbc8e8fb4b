package regexp_test

import (
	"regexp"
	"testing"
)

func check(t *testing.T, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

func TestFind(t *testing.T) {
	re := regexp.MustCompile(`(?i)(?P<user>[a-z.]+)@(\w+)\.(com|org)`)
	check(t, "ReplaceAllString", re.ReplaceAllString("Bob@Example.COM, al@b.org", "${user} at $2"), "Bob at Example, al at b")
	check(t, "FindAll", len(re.FindAllString("a@b.com c@d.org x", -1)), 2)
	check(t, "leftmost first", regexp.MustCompile(`a|ab`).FindString("ab"), "a")
	check(t, "leftmost longest", regexp.MustCompilePOSIX(`a|ab`).FindString("ab"), "ab")
	check(t, "Split", len(regexp.MustCompile(`,\s*`).Split("a, b,c", -1)), 3)
	check(t, "QuoteMeta", regexp.QuoteMeta("a.b"), `a\.b`)
	_, err := regexp.Compile(`a(b`)
	check(t, "error", err.Error(), "error parsing regexp: missing closing ): `a(b`")
}

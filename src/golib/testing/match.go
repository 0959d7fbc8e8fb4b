package testing

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
)

// matcher chooses tests by -test.run and -test.skip and gives subtests names of their own.
type matcher struct {
	run, skip   patterns
	matchString func(pat, str string) (bool, error)

	mu   sync.Mutex
	used map[string]int // how often a full name, without a number, was asked for
}

// patterns are alternatives, each a list of regular expressions for the parts of a name.
type patterns [][]string

func newMatcher(matchString func(pat, str string) (bool, error), run, flagName, skip string) *matcher {
	m := &matcher{matchString: matchString, used: map[string]int{}}
	m.run = m.parse(run, flagName)
	if skip != "" {
		m.skip = m.parse(skip, "-test.skip")
	}
	return m
}

// parse splits a flag's value and ends the program if a part is no regular expression.
func (m *matcher) parse(s, flagName string) patterns {
	if s == "" {
		return patterns{nil}
	}
	list := splitPatterns(s)
	for i, parts := range list {
		for j := range parts {
			parts[j] = rewrite(parts[j])
		}
		for j, part := range parts {
			if _, err := m.matchString(part, "non-empty"); err != nil {
				where := fmt.Sprintf("element %d of %s (%q): %s", j, flagName, part, err)
				if len(list) > 1 {
					where = fmt.Sprintf("alternation %d of %s", i, where)
				}
				warn("invalid regexp for %s", where)
				os.Exit(1)
			}
		}
	}
	return list
}

// splitPatterns divides at | and / that are neither in brackets nor in parentheses.
func splitPatterns(s string) patterns {
	var list patterns
	var parts []string
	brackets, parens, start := 0, 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\':
			i++
		case c == '[':
			brackets++
		case c == ']':
			brackets = max(brackets-1, 0)
		case brackets > 0:
		case c == '(':
			parens++
		case c == ')':
			parens--
		case parens == 0 && (c == '/' || c == '|'):
			parts = append(parts, s[start:i])
			start = i + 1
			if c == '|' {
				list = append(list, parts)
				parts = nil
			}
		}
	}
	return append(list, append(parts, s[start:]))
}

// match reports whether a name, or what it begins with, is wanted; partial that only subtests of it may be.
func (m *matcher) match(p patterns, name []string) (ok, partial bool) {
	for _, parts := range p {
		ok = true
		for i := 0; ok && i < min(len(name), len(parts)); i++ {
			ok, _ = m.matchString(parts[i], name[i])
		}
		if ok {
			return true, len(name) < len(parts)
		}
	}
	return false, false
}

// fullName is the name of a test within c, and whether it is to run.
func (m *matcher) fullName(c *common, name string) (full string, ok, partial bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	full = name
	if c != nil && c.level > 0 {
		full = m.unique(c.name, rewrite(name))
	}
	parts := strings.Split(full, "/")
	ok, partial = m.match(m.run, parts)
	if !ok {
		return full, false, false
	}
	if skipped, onlyPart := m.match(m.skip, parts); skipped && !onlyPart {
		return full, false, false
	}
	return full, true, partial
}

// forgetNames makes all names free again.
func (m *matcher) forgetNames() {
	m.mu.Lock()
	defer m.mu.Unlock()
	clear(m.used)
}

// unique adds a number to a name that is empty or in use, or that looks like one with a number.
func (m *matcher) unique(parent, name string) string {
	base := parent + "/" + name
	for {
		n := m.used[base]
		m.used[base] = n + 1
		if n == 0 && name != "" {
			if prefix, number, ok := numbered(base); ok && number < m.used[prefix] {
				continue
			}
			return base
		}
		full := fmt.Sprintf("%s#%02d", base, n)
		if m.used[full] == 0 {
			return full
		}
	}
}

// numbered splits a name that unique could have made.
func numbered(s string) (prefix string, number int, ok bool) {
	i := strings.LastIndexByte(s, '#')
	if i < 0 {
		return s, 0, false
	}
	prefix, digits := s[:i], s[i+1:]
	if len(digits) < 2 || len(digits) > 2 && digits[0] == '0' || digits == "00" && !strings.HasSuffix(prefix, "/") {
		return s, 0, false
	}
	n, err := strconv.ParseInt(digits, 10, 32)
	if err != nil || n < 0 {
		return s, 0, false
	}
	return prefix, int(n), true
}

// rewrite makes a name that can be typed: without spaces, and with what does not print escaped.
func rewrite(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case isSpace(r):
			b.WriteByte('_')
		case strconv.IsPrint(r):
			b.WriteRune(r)
		default:
			quoted := strconv.QuoteRune(r)
			b.WriteString(quoted[1 : len(quoted)-1])
		}
	}
	return b.String()
}

// isSpace is unicode.IsSpace with a few more that are as wide as nothing or as a word.
func isSpace(r rune) bool {
	switch r {
	case '\t', '\n', '\v', '\f', '\r', ' ', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200a
}

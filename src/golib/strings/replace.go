package strings

import (
	"io"
	"unicode/utf8"
)

// Replace returns s with new in the place of the first n old, or of all of them if n is negative. They do not overlap; an
// empty old is found before each character and at the end.
func Replace(s, old, new string, n int) string {
	if old == new || n == 0 {
		return s
	}
	m := Count(s, old)
	if m == 0 {
		return s
	}
	if n < 0 || m < n {
		n = m
	}
	b := make([]byte, 0, len(s)+n*(len(new)-len(old)))
	start := 0
	for i := range n {
		at := start
		if old == "" {
			if i > 0 {
				_, size := utf8.DecodeRuneInString(s[start:])
				at += size
			}
		} else {
			at += Index(s[start:], old)
		}
		b = append(b, s[start:at]...)
		b = append(b, new...)
		start = at + len(old)
	}
	return own(append(b, s[start:]...))
}

// ReplaceAll returns s with new in the place of each old.
func ReplaceAll(s, old, new string) string { return Replace(s, old, new, -1) }

// A Replacer replaces each string of a list by another. Goroutines can use it at the same time.
type Replacer struct {
	olds, news []string
	// first[c] are the indices of the olds that begin with c, in the order of the arguments.
	first [256][]int
	empty int // index of the empty old, or -1
}

// NewReplacer takes pairs of an old and a new string. At each place of a text the first old in the order of the list that
// matches is replaced, and the search goes on behind it. An odd number of arguments is a panic.
func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)%2 == 1 {
		panic("strings.NewReplacer: odd argument count")
	}
	r := &Replacer{empty: -1}
	for i := 0; i < len(oldnew); i += 2 {
		old := oldnew[i]
		n := len(r.olds)
		r.olds = append(r.olds, old)
		r.news = append(r.news, oldnew[i+1])
		if old != "" {
			r.first[old[0]] = append(r.first[old[0]], n)
		} else if r.empty < 0 {
			r.empty = n
		}
	}
	return r
}

// match finds the old for the start of s, or -1.
func (r *Replacer) match(s string, ignoreEmpty bool) int {
	found := -1
	if s != "" {
		for _, n := range r.first[s[0]] {
			if HasPrefix(s, r.olds[n]) {
				found = n
				break
			}
		}
	}
	if !ignoreEmpty && r.empty >= 0 && (found < 0 || r.empty < found) {
		return r.empty
	}
	return found
}

// Replace returns s with all replacements made.
func (r *Replacer) Replace(s string) string {
	var b []byte
	last, changed := 0, false
	afterEmpty := false
	for i := 0; i <= len(s); {
		n := r.match(s[i:], afterEmpty)
		afterEmpty = n >= 0 && r.olds[n] == ""
		if n < 0 {
			i++
			continue
		}
		changed = true
		b = append(b, s[last:i]...)
		b = append(b, r.news[n]...)
		i += len(r.olds[n])
		last = i
	}
	if !changed {
		return s
	}
	return own(append(b, s[last:]...))
}

// WriteString writes s to w with all replacements made, and returns how many bytes w took.
func (r *Replacer) WriteString(w io.Writer, s string) (n int, err error) {
	return io.WriteString(w, r.Replace(s))
}

package strings

import "io"

// A Replacer replaces a list of strings. It may be used by several goroutines.
type Replacer struct {
	olds, news []string
	// first[c] are the indices of the olds that begin with c, in the order of the arguments.
	first [256][]int
	empty int // index of the empty old, or -1
}

// NewReplacer takes pairs of old and new. At each place of the text, the first old that matches is taken.
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

// Replace returns s with all replacements done.
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

// WriteString writes s to w with all replacements done.
func (r *Replacer) WriteString(w io.Writer, s string) (n int, err error) {
	return io.WriteString(w, r.Replace(s))
}

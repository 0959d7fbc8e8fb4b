package filepath

// Match and Glob. A pattern is a row of chunks: a star or none, then characters, question marks and sets, each of which takes
// one character. Unlike path.Match, Match looks at no chunk behind one that has failed, so that errors there stay unseen.

import (
	"os"
	"slices"
	"strings"
	"unicode/utf8"
)

// Match reports whether name matches the pattern as a whole.
func Match(pattern, name string) (matched bool, err error) {
	for pattern != "" {
		chunk := strings.TrimLeft(pattern, "*")
		star := chunk != pattern
		if star && chunk == "" {
			return !strings.Contains(name, string(Separator)), nil
		}
		for {
			ok, rest, after, err := matchChunk(chunk, name)
			if err != nil {
				return false, err
			}
			if ok && (rest != "" || after == "") {
				pattern, name = rest, after
				break
			}
			if !star || name == "" || name[0] == Separator {
				return false, nil
			}
			name = name[1:]
		}
	}
	return name == "", nil
}

// matchChunk matches the start of name with the items before the next star. rest is the pattern from that star on, after what
// is left of name. All items are looked at for errors, also those behind one that does not match.
func matchChunk(pattern, name string) (ok bool, rest, after string, err error) {
	ok = true
	for pattern != "" && pattern[0] != '*' {
		ok = ok && name != ""
		r, size := utf8.DecodeRuneInString(name)
		switch pattern[0] {
		case '?':
			ok = ok && r != Separator
			pattern = pattern[1:]
		case '[':
			var in bool
			if in, pattern, err = matchSet(pattern[1:], r); err != nil {
				return false, "", "", err
			}
			ok = ok && in
		default:
			if pattern[0] == '\\' {
				if pattern = pattern[1:]; pattern == "" {
					return false, "", "", ErrBadPattern
				}
			}
			// Bytes are compared, which need not be characters.
			ok, size = ok && pattern[0] == name[0], 1
			pattern = pattern[1:]
		}
		if ok {
			name = name[size:]
		}
	}
	return ok, pattern, name, nil
}

// matchSet matches r with the set whose text follows.
func matchSet(set string, r rune) (in bool, rest string, err error) {
	rest, negated := strings.CutPrefix(set, "^")
	for n := 0; n == 0 || rest[0] != ']'; n++ {
		var lo, hi rune
		if lo, rest, err = setChar(rest); err != nil {
			return false, "", err
		}
		hi = lo
		if rest[0] == '-' {
			if hi, rest, err = setChar(rest[1:]); err != nil {
				return false, "", err
			}
		}
		in = in || lo <= r && r <= hi
	}
	return in != negated, rest[1:], nil
}

// setChar reads a character of a set; something must follow it.
func setChar(set string) (r rune, rest string, err error) {
	if set == "" || set[0] == '-' || set[0] == ']' {
		return 0, "", ErrBadPattern
	}
	set = strings.TrimPrefix(set, `\`)
	r, size := utf8.DecodeRuneInString(set)
	if r == utf8.RuneError && size <= 1 || len(set) == size {
		return 0, "", ErrBadPattern
	}
	return r, set[size:], nil
}

// Glob returns the names of files that match a pattern, or nil. The only error is a pattern with bad syntax; folders that
// cannot be read have no files.
func Glob(pattern string) (matches []string, err error) { return globBelow(pattern, 0) }

// maxGlobDepth is how many folders a pattern can name.
const maxGlobDepth = 10000

func globBelow(pattern string, depth int) (matches []string, err error) {
	if depth == maxGlobDepth {
		return nil, ErrBadPattern
	}
	if _, err := Match(pattern, ""); err != nil {
		return nil, err
	}
	if !hasMeta(pattern) {
		if _, err := os.Lstat(pattern); err == nil {
			matches = append(matches, pattern)
		}
		return matches, nil
	}
	dir, file := Split(pattern)
	switch dir {
	case "":
		dir = "."
	case "/":
	default:
		dir = dir[:len(dir)-1]
	}
	if dir == pattern {
		return nil, ErrBadPattern
	}
	dirs := []string{dir}
	if hasMeta(dir) {
		if dirs, err = globBelow(dir, depth+1); err != nil {
			return dirs, err
		}
		if len(dirs) == 0 {
			return nil, nil
		}
	}
	for _, d := range dirs {
		if matches, err = globIn(d, file, matches); err != nil {
			return matches, err
		}
	}
	return matches, nil
}

// globIn adds the entries of the folder dir that match.
func globIn(dir, pattern string, matches []string) ([]string, error) {
	info, err := os.Stat(dir)
	if err != nil || !info.IsDir() {
		return matches, nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return matches, nil
	}
	defer d.Close()
	names, _ := d.Readdirnames(-1)
	slices.Sort(names)
	for _, name := range names {
		switch ok, err := Match(pattern, name); {
		case err != nil:
			return matches, err
		case ok:
			matches = append(matches, Join(dir, name))
		}
	}
	return matches, nil
}

func hasMeta(name string) bool { return strings.ContainsAny(name, `*?[\`) }

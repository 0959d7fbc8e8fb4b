package path

import (
	"errors"
	"unicode/utf8"
)

// ErrBadPattern is a pattern with bad syntax.
var ErrBadPattern = errors.New("syntax error in pattern")

// Match reports whether name matches the pattern as a whole: * stands for characters other than /, ? for one, [a-z] and
// [^a-z] for one of a set, and \ takes away a meaning.
func Match(pattern, name string) (matched bool, err error) {
	// retry is where to go on after the last star if the rest does not match.
	retryPattern, retryName := "", ""
	canRetry := false
	for {
		if pattern != "" && pattern[0] == '*' {
			for pattern != "" && pattern[0] == '*' {
				pattern = pattern[1:]
			}
			retryPattern, retryName, canRetry = pattern, name, true
			continue
		}
		if pattern == "" && name == "" {
			return true, nil
		}
		if pattern != "" {
			ok, p, n, err := matchOne(pattern, name)
			if err != nil {
				return false, err
			}
			if ok {
				pattern, name = p, n
				continue
			}
		}
		if !canRetry || retryName == "" || retryName[0] == '/' {
			return false, checkSyntax(pattern)
		}
		_, size := utf8.DecodeRuneInString(retryName)
		retryName = retryName[size:]
		pattern, name = retryPattern, retryName
	}
}

// checkSyntax looks at the rest of a pattern that has failed to match.
func checkSyntax(pattern string) error {
	for pattern != "" {
		if pattern[0] == '*' {
			pattern = pattern[1:]
			continue
		}
		_, rest, _, err := matchOne(pattern, "")
		if err != nil {
			return err
		}
		pattern = rest
	}
	return nil
}

// matchOne matches one item other than a star. The rest of the pattern is returned also if it does not match.
func matchOne(pattern, name string) (ok bool, restPattern, restName string, err error) {
	r, size := utf8.DecodeRuneInString(name)
	rest := name[size:]
	switch pattern[0] {
	case '?':
		return name != "" && r != '/', pattern[1:], rest, nil
	case '[':
		ok, pattern, err = matchSet(pattern[1:], r)
		return ok && name != "", pattern, rest, err
	case '\\':
		if pattern = pattern[1:]; pattern == "" {
			return false, "", "", ErrBadPattern
		}
	}
	if name == "" {
		return false, pattern[1:], "", nil
	}
	return pattern[0] == name[0], pattern[1:], name[1:], nil
}

// matchSet matches r with a set whose text follows.
func matchSet(set string, r rune) (ok bool, rest string, err error) {
	negated := set != "" && set[0] == '^'
	if negated {
		set = set[1:]
	}
	for n := 0; ; n++ {
		if set != "" && set[0] == ']' && n > 0 {
			return ok != negated, set[1:], nil
		}
		lo, hi := rune(0), rune(0)
		if lo, set, err = setChar(set); err != nil {
			return false, "", err
		}
		hi = lo
		if set[0] == '-' {
			if hi, set, err = setChar(set[1:]); err != nil {
				return false, "", err
			}
		}
		ok = ok || lo <= r && r <= hi
	}
}

// setChar reads a character of a set; something must follow.
func setChar(set string) (r rune, rest string, err error) {
	if set == "" || set[0] == '-' || set[0] == ']' {
		return 0, "", ErrBadPattern
	}
	if set[0] == '\\' {
		if set = set[1:]; set == "" {
			return 0, "", ErrBadPattern
		}
	}
	r, size := utf8.DecodeRuneInString(set)
	if r == utf8.RuneError && size == 1 || len(set) == size {
		return 0, "", ErrBadPattern
	}
	return r, set[size:], nil
}

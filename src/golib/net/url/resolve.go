// References relative to a URL, and paths put together.

package url

import (
	"path"
	"strings"
)

// IsAbs reports whether there is a scheme.
func (u *URL) IsAbs() bool { return u.Scheme != "" }

// Parse parses a reference relative to u.
func (u *URL) Parse(ref string) (*URL, error) {
	r, err := Parse(ref)
	if err == nil {
		r = u.ResolveReference(r)
	}
	return r, err
}

// ResolveReference makes an absolute URL of a reference: what it lacks, from the
// left, comes from u.
func (u *URL) ResolveReference(ref *URL) *URL {
	full := *ref
	if full.Scheme == "" {
		full.Scheme = u.Scheme
	}
	if ref.Scheme != "" || ref.Host != "" || ref.User != nil {
		full.setPath(withoutDots(ref.EscapedPath()))
		return &full
	}
	if ref.Path == "" && ref.Opaque == "" {
		full.Opaque = u.Opaque
		if !ref.ForceQuery && ref.RawQuery == "" {
			full.RawQuery = u.RawQuery
			if ref.Fragment == "" {
				full.Fragment, full.RawFragment = u.Fragment, u.RawFragment
			}
		}
	}
	if full.Opaque != "" {
		full.User, full.Host, full.Path = nil, "", ""
		return &full
	}
	full.User, full.Host = u.User, u.Host
	base, to := u.EscapedPath(), ref.EscapedPath()
	switch {
	case to == "":
		to = base
	case to[0] != '/':
		to = base[:strings.LastIndexByte(base, '/')+1] + to
	}
	full.setPath(withoutDots(to))
	return &full
}

// withoutDots takes the segments . and .. out of a path, as RFC 3986 has it. The
// result begins with a slash unless it is empty.
func withoutDots(p string) string {
	if p == "" {
		return ""
	}
	var kept []string
	segments := strings.Split(p, "/")
	for _, segment := range segments {
		switch segment {
		case ".":
			if len(kept) == 0 {
				kept = append(kept, "")
			}
		case "..":
			kept = kept[:max(len(kept)-1, 0)]
			if len(kept) == 1 && kept[0] == "" {
				kept = nil // the slash in front comes anyway
			}
		default:
			kept = append(kept, segment)
		}
	}
	if last := segments[len(segments)-1]; last == "." || last == ".." {
		kept = append(kept, "")
	}
	return "/" + strings.TrimPrefix(strings.Join(kept, "/"), "/")
}

// JoinPath adds elements to the path, and cleans it.
func (u *URL) JoinPath(elem ...string) *URL {
	to, _ := u.joinPath(elem)
	return to
}

// joinPath leaves the path as it is where an element has a bad escape.
func (u *URL) joinPath(elem []string) (*URL, error) {
	own := u.EscapedPath()
	// Without the slash a relative path could climb out of its beginning.
	rooted := strings.HasPrefix(own, "/")
	joined := "/" + own
	last := joined
	for _, last = range elem {
		if last != "" {
			joined += "/" + last
		}
	}
	joined = path.Clean(joined)
	if !rooted {
		joined = joined[1:]
	}
	if strings.HasSuffix(last, "/") && !strings.HasSuffix(joined, "/") {
		joined += "/"
	}
	to := *u
	return &to, to.setPath(joined)
}

// JoinPath is the method for a URL in a text.
func JoinPath(base string, elem ...string) (result string, err error) {
	u, err := Parse(base)
	if err != nil {
		return "", err
	}
	if u, err = u.joinPath(elem); err != nil {
		return "", err
	}
	return u.String(), nil
}

// Package url takes URLs apart and puts them together (RFC 3986).
package url

import (
	"fmt"
	"strings"
)

// Error is an operation on a URL that failed.
type Error struct {
	Op  string
	URL string
	Err error
}

// Unwrap returns the error.
func (e *Error) Unwrap() error { return e.Err }

func (e *Error) Error() string { return fmt.Sprintf("%s %q: %s", e.Op, e.URL, e.Err) }

// Timeout reports whether time ran out.
func (e *Error) Timeout() bool {
	cause, knows := e.Err.(interface{ Timeout() bool })
	return knows && cause.Timeout()
}

// Temporary reports whether it may work later.
func (e *Error) Temporary() bool {
	cause, knows := e.Err.(interface{ Temporary() bool })
	return knows && cause.Temporary()
}

// A URL is scheme://user@host/path?query#fragment, or scheme:opaque.
type URL struct {
	Scheme      string
	Opaque      string
	User        *Userinfo
	Host        string
	Path        string
	Fragment    string
	RawQuery    string
	RawPath     string
	RawFragment string
	ForceQuery  bool
	OmitHost    bool
}

// EscapedPath is RawPath if that is a form of Path, or else the usual form.
func (u *URL) EscapedPath() string {
	if inPath.isForm(u.RawPath, u.Path) {
		return u.RawPath
	}
	if u.Path == "*" {
		return "*"
	}
	return inPath.escape(u.Path)
}

// EscapedFragment is RawFragment if that is a form of Fragment, or else the usual
// form.
func (u *URL) EscapedFragment() string {
	if inFragment.isForm(u.RawFragment, u.Fragment) {
		return u.RawFragment
	}
	return inFragment.escape(u.Fragment)
}

// isForm reports whether raw is text with some of its characters escaped.
func (c class) isForm(raw, text string) bool {
	if raw == "" || (c|encodedMark).without(raw) < len(raw) {
		return false
	}
	t, err := c.unescape(raw)
	return err == nil && t == text
}

func (u *URL) String() string {
	s := u.Opaque
	if s == "" {
		s = u.hierarchy()
	}
	if u.Scheme != "" {
		s = u.Scheme + ":" + s
	}
	s += u.query()
	if u.Fragment != "" {
		s += "#" + u.EscapedFragment()
	}
	return s
}

// query is the query with its question mark.
func (u *URL) query() string {
	if u.RawQuery == "" && !u.ForceQuery {
		return ""
	}
	return "?" + u.RawQuery
}

// hierarchy is authority and path.
func (u *URL) hierarchy() string {
	authority := inHost.escape(u.Host)
	if u.User != nil {
		authority = u.User.String() + "@" + authority
	}
	hasAuthority := u.Host != "" || u.User != nil
	path := u.EscapedPath()
	switch {
	case hasAuthority || u.Scheme != "" && !u.OmitHost && u.Path != "":
		authority = "//" + authority
	case u.Scheme == "" && colonFirst(path):
		// It would look like a scheme.
		path = "./" + path
	}
	if u.Host != "" && path != "" && path[0] != '/' {
		path = "/" + path
	}
	return authority + path
}

// colonFirst reports whether the first segment of a path has a colon.
func colonFirst(path string) bool {
	i := strings.IndexAny(path, ":/")
	return i >= 0 && path[i] == ':'
}

// Redacted is String with xxxxx for the password.
func (u *URL) Redacted() string {
	if u == nil {
		return ""
	}
	shown := *u
	if u.User != nil && u.User.hasPassword {
		shown.User = UserPassword(u.User.name, "xxxxx")
	}
	return shown.String()
}

// RequestURI is what a request's first line has: path and query.
func (u *URL) RequestURI() string {
	switch what := u.EscapedPath(); {
	case strings.HasPrefix(u.Opaque, "//"):
		return u.Scheme + ":" + u.Opaque + u.query()
	case u.Opaque != "":
		return u.Opaque + u.query()
	case what == "":
		return "/" + u.query()
	default:
		return what + u.query()
	}
}

// Hostname is the host without port and brackets.
func (u *URL) Hostname() string {
	host, _ := splitPort(u.Host)
	return host
}

// Port is the port, or "".
func (u *URL) Port() string {
	_, port := splitPort(u.Host)
	return port
}

func splitPort(host string) (name, port string) {
	if i := strings.LastIndexByte(host, ':'); i >= 0 && isPort(host[i:]) {
		host, port = host[:i], host[i+1:]
	}
	if strings.HasPrefix(host, "[") && strings.HasSuffix(host, "]") {
		host = host[1 : len(host)-1]
	}
	return host, port
}

// MarshalBinary returns the text.
func (u *URL) MarshalBinary() (text []byte, err error) { return u.AppendBinary(nil) }

// AppendBinary appends the text.
func (u *URL) AppendBinary(b []byte) ([]byte, error) { return append(b, u.String()...), nil }

// UnmarshalBinary parses a text.
func (u *URL) UnmarshalBinary(text []byte) error {
	parsed, err := Parse(string(text))
	if err != nil {
		return err
	}
	*u = *parsed
	return nil
}

// Package url takes URLs apart and puts them together (RFC 3986).
package url

import (
	"errors"
	"fmt"
	"path"
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
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// Temporary reports whether it may work later.
func (e *Error) Temporary() bool {
	t, ok := e.Err.(interface{ Temporary() bool })
	return ok && t.Temporary()
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

// Userinfo is a name and perhaps a password.
type Userinfo struct {
	username    string
	password    string
	passwordSet bool
}

// User returns a name without password.
func User(username string) *Userinfo { return &Userinfo{username, "", false} }

// UserPassword returns a name with a password.
func UserPassword(username, password string) *Userinfo { return &Userinfo{username, password, true} }

// Username returns the name.
func (u *Userinfo) Username() string {
	if u == nil {
		return ""
	}
	return u.username
}

// Password returns the password, and whether there is one.
func (u *Userinfo) Password() (string, bool) {
	if u == nil {
		return "", false
	}
	return u.password, u.passwordSet
}

func (u *Userinfo) String() string {
	if u.username == "" && u.password == "" && !u.passwordSet {
		return ""
	}
	s := escape(u.username, inUser)
	if u.passwordSet {
		s += ":" + escape(u.password, inUser)
	}
	return s
}

// scheme splits off the scheme.
func scheme(s string) (name, rest string, err error) {
	for i := range len(s) {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
		case '0' <= c && c <= '9' || c == '+' || c == '-' || c == '.':
			if i == 0 {
				return "", s, nil
			}
		case c == ':':
			if i == 0 {
				return "", "", errors.New("missing protocol scheme")
			}
			return s[:i], s[i+1:], nil
		default:
			return "", s, nil
		}
	}
	return "", s, nil
}

// Parse parses a URL, which may be relative.
func Parse(rawURL string) (*URL, error) {
	u, fragment, _ := strings.Cut(rawURL, "#")
	url, err := parse(u, false)
	if err != nil {
		return nil, &Error{"parse", u, err}
	}
	if fragment == "" {
		return url, nil
	}
	if err = url.setFragment(fragment); err != nil {
		return nil, &Error{"parse", rawURL, err}
	}
	return url, nil
}

// ParseRequestURI parses the URL of a request: absolute, or an absolute path.
func ParseRequestURI(rawURL string) (*URL, error) {
	url, err := parse(rawURL, true)
	if err != nil {
		return nil, &Error{"parse", rawURL, err}
	}
	return url, nil
}

func parse(raw string, request bool) (*URL, error) {
	if strings.ContainsFunc(raw, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return nil, errors.New("net/url: invalid control character in URL")
	}
	if raw == "" && request {
		return nil, errors.New("empty url")
	}
	u := new(URL)
	if raw == "*" {
		u.Path = "*"
		return u, nil
	}
	name, rest, err := scheme(raw)
	if err != nil {
		return nil, err
	}
	u.Scheme = strings.ToLower(name)
	if strings.HasSuffix(rest, "?") && strings.Count(rest, "?") == 1 {
		u.ForceQuery = true
		rest = rest[:len(rest)-1]
	} else {
		rest, u.RawQuery, _ = strings.Cut(rest, "?")
	}
	if !strings.HasPrefix(rest, "/") {
		if u.Scheme != "" {
			u.Opaque = rest
			return u, nil
		}
		if request {
			return nil, errors.New("invalid URI for request")
		}
		if segment, _, _ := strings.Cut(rest, "/"); strings.Contains(segment, ":") {
			return nil, errors.New("first path segment in URL cannot contain colon")
		}
	}
	if (u.Scheme != "" || !request && !strings.HasPrefix(rest, "///")) && strings.HasPrefix(rest, "//") {
		authority := rest[2:]
		rest = ""
		if i := strings.IndexByte(authority, '/'); i >= 0 {
			authority, rest = authority[:i], authority[i:]
		}
		if err := u.setAuthority(authority); err != nil {
			return nil, err
		}
	} else if u.Scheme != "" && strings.HasPrefix(rest, "/") {
		u.OmitHost = true
	}
	if err := u.setPath(rest); err != nil {
		return nil, err
	}
	return u, nil
}

func (u *URL) setAuthority(s string) (err error) {
	i := strings.LastIndexByte(s, '@')
	if u.Host, err = parseHost(u.Scheme, s[i+1:]); err != nil || i < 0 {
		return err
	}
	info := s[:i]
	for j := range len(info) {
		if c := info[j]; !isAlphanumeric(c) && strings.IndexByte("-._:~!$&'()*+,;=%@", c) < 0 {
			return errors.New("net/url: invalid userinfo")
		}
	}
	name, password, hasPassword := strings.Cut(info, ":")
	if name, err = unescape(name, inUser); err != nil {
		return err
	}
	if password, err = unescape(password, inUser); err != nil {
		return err
	}
	u.User = &Userinfo{name, password, hasPassword}
	return nil
}

// validPort: nothing, or a colon and digits.
func validPort(s string) bool {
	return s == "" || s[0] == ':' && strings.Trim(s[1:], "0123456789") == ""
}

func parseHost(scheme, host string) (string, error) {
	open := strings.LastIndexByte(host, '[')
	if open > 0 {
		return "", errors.New("invalid IP-literal")
	}
	if open < 0 {
		// Databases have lists of hosts with ports; the web has one host.
		i := strings.LastIndexByte(host, ':')
		if scheme == "http" || scheme == "https" {
			i = strings.IndexByte(host, ':')
		}
		if i >= 0 && !validPort(host[i:]) {
			return "", fmt.Errorf("invalid port %q after host", host[i:])
		}
		return unescape(host, inHost)
	}
	end := strings.LastIndexByte(host, ']')
	if end < 0 {
		return "", errors.New("missing ']' in host")
	}
	port := host[end+1:]
	if !validPort(port) {
		return "", fmt.Errorf("invalid port %q after host", port)
	}
	return literal(host[1:end], port)
}

// literal is an address in brackets, perhaps with a zone behind %25.
func literal(address, port string) (string, error) {
	host, zone := address, ""
	if i := strings.Index(address, "%25"); i >= 0 {
		host, zone = address[:i], address[i:]
	}
	unescaped, err := unescape(host, inHost)
	if err != nil {
		return "", err
	}
	if zone != "" {
		z, err := unescape(zone, inZone)
		if err != nil {
			return "", err
		}
		unescaped += z
	}
	is4, err := checkAddress(unescaped)
	if err != nil {
		return "", fmt.Errorf("invalid host: %w", err)
	}
	if is4 {
		return "", errors.New("invalid IP-literal")
	}
	return "[" + unescaped + "]" + port, nil
}

func (u *URL) setPath(p string) error {
	path, err := unescape(p, inPath)
	if err != nil {
		return err
	}
	u.Path, u.RawPath = path, ""
	if escape(path, inPath) != p {
		u.RawPath = p
	}
	return nil
}

func (u *URL) setFragment(f string) error {
	fragment, err := unescape(f, inFragment)
	if err != nil {
		return err
	}
	u.Fragment, u.RawFragment = fragment, ""
	if escape(fragment, inFragment) != f {
		u.RawFragment = f
	}
	return nil
}

// validEncoded reports whether s can be an escaped text as it stands.
func validEncoded(s string, p part) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case strings.IndexByte("!$&'()*+,;=:@[]%", c) >= 0:
		case mustEscape(c, p):
			return false
		}
	}
	return true
}

// EscapedPath is RawPath if that is a form of Path, or else the usual form.
func (u *URL) EscapedPath() string {
	if u.RawPath != "" && validEncoded(u.RawPath, inPath) {
		if p, err := unescape(u.RawPath, inPath); err == nil && p == u.Path {
			return u.RawPath
		}
	}
	if u.Path == "*" {
		return "*"
	}
	return escape(u.Path, inPath)
}

// EscapedFragment is RawFragment if that is a form of Fragment, or else the usual
// form.
func (u *URL) EscapedFragment() string {
	if u.RawFragment != "" && validEncoded(u.RawFragment, inFragment) {
		if f, err := unescape(u.RawFragment, inFragment); err == nil && f == u.Fragment {
			return u.RawFragment
		}
	}
	return escape(u.Fragment, inFragment)
}

func (u *URL) String() string {
	var b strings.Builder
	if u.Scheme != "" {
		b.WriteString(u.Scheme + ":")
	}
	if u.Opaque != "" {
		b.WriteString(u.Opaque)
	} else {
		u.writeHierarchy(&b)
	}
	if u.ForceQuery || u.RawQuery != "" {
		b.WriteString("?" + u.RawQuery)
	}
	if u.Fragment != "" {
		b.WriteString("#" + u.EscapedFragment())
	}
	return b.String()
}

func (u *URL) writeHierarchy(b *strings.Builder) {
	if u.Scheme != "" || u.Host != "" || u.User != nil {
		if !u.OmitHost || u.Host != "" || u.User != nil {
			if u.Host != "" || u.Path != "" || u.User != nil {
				b.WriteString("//")
			}
			if u.User != nil {
				b.WriteString(u.User.String() + "@")
			}
			b.WriteString(escape(u.Host, inHost))
		}
	}
	path := u.EscapedPath()
	if path != "" && path[0] != '/' && u.Host != "" {
		b.WriteByte('/')
	}
	if b.Len() == 0 {
		// A colon in the first segment would make it a scheme.
		if segment, _, _ := strings.Cut(path, "/"); strings.Contains(segment, ":") {
			b.WriteString("./")
		}
	}
	b.WriteString(path)
}

// Redacted is String with xxxxx for the password.
func (u *URL) Redacted() string {
	if u == nil {
		return ""
	}
	r := *u
	if _, has := r.User.Password(); has {
		r.User = UserPassword(r.User.Username(), "xxxxx")
	}
	return r.String()
}

// IsAbs reports whether there is a scheme.
func (u *URL) IsAbs() bool { return u.Scheme != "" }

// Parse parses a reference relative to u.
func (u *URL) Parse(ref string) (*URL, error) {
	r, err := Parse(ref)
	if err != nil {
		return nil, err
	}
	return u.ResolveReference(r), nil
}

// resolvePath resolves a path against that of its base, and takes . and .. out.
func resolvePath(base, ref string) string {
	full := ref
	if ref == "" {
		full = base
	} else if ref[0] != '/' {
		full = base[:strings.LastIndexByte(base, '/')+1] + ref
	}
	if full == "" {
		return ""
	}
	// What is kept, behind the first slash.
	kept, fresh := "", true
	last := ""
	for last = range strings.SplitSeq(full, "/") {
		switch last {
		case ".":
			fresh = false
		case "..":
			kept = kept[:max(strings.LastIndexByte(kept, '/'), 0)]
			fresh = kept == ""
		default:
			if !fresh {
				kept += "/"
			}
			kept += last
			fresh = false
		}
	}
	if last == "." || last == ".." {
		kept += "/"
	}
	return "/" + strings.TrimPrefix(kept, "/")
}

// ResolveReference makes an absolute URL of a reference: what it lacks, from the
// left, comes from u.
func (u *URL) ResolveReference(ref *URL) *URL {
	r := *ref
	if ref.Scheme == "" {
		r.Scheme = u.Scheme
	}
	isSame := ref.Path == "" && ref.Opaque == ""
	switch {
	case ref.Scheme != "" || ref.Host != "" || ref.User != nil:
		r.setPath(resolvePath(ref.EscapedPath(), ""))
		return &r
	case isSame && !ref.ForceQuery && ref.RawQuery == "":
		r.RawQuery = u.RawQuery
		if ref.Fragment == "" {
			r.Fragment, r.RawFragment = u.Fragment, u.RawFragment
		}
	}
	if isSame {
		r.Opaque = u.Opaque
	}
	if r.Opaque != "" {
		r.User, r.Host, r.Path = nil, "", ""
		return &r
	}
	r.User, r.Host = u.User, u.Host
	r.setPath(resolvePath(u.EscapedPath(), ref.EscapedPath()))
	return &r
}

// RequestURI is what a request's first line has: path and query.
func (u *URL) RequestURI() string {
	result := u.Opaque
	if result == "" {
		if result = u.EscapedPath(); result == "" {
			result = "/"
		}
	} else if strings.HasPrefix(result, "//") {
		result = u.Scheme + ":" + result
	}
	if u.ForceQuery || u.RawQuery != "" {
		result += "?" + u.RawQuery
	}
	return result
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
	if i := strings.LastIndexByte(host, ':'); i >= 0 && validPort(host[i:]) {
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
	v, err := Parse(string(text))
	if err == nil {
		*u = *v
	}
	return err
}

// JoinPath adds elements to the path, and cleans it.
func (u *URL) JoinPath(elem ...string) *URL {
	elem = append([]string{u.EscapedPath()}, elem...)
	var p string
	if !strings.HasPrefix(elem[0], "/") {
		// Without the slash a relative path could climb out of its beginning.
		elem[0] = "/" + elem[0]
		p = path.Join(elem...)[1:]
	} else {
		p = path.Join(elem...)
	}
	if strings.HasSuffix(elem[len(elem)-1], "/") && !strings.HasSuffix(p, "/") {
		p += "/"
	}
	url := *u
	url.setPath(p)
	return &url
}

// JoinPath is the method for a URL in a text.
func JoinPath(base string, elem ...string) (result string, err error) {
	url, err := Parse(base)
	if err != nil {
		return "", err
	}
	return url.JoinPath(elem...).String(), nil
}

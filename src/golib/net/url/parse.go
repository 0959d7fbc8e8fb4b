// The parser of URLs: a place in the text moves from one delimiter to the next.

package url

import (
	"errors"
	"fmt"
	"strings"
)

// Parse parses a URL, which may be relative.
func Parse(rawURL string) (*URL, error) {
	front, fragment, _ := strings.Cut(rawURL, "#")
	u, err := parseText(front, false)
	if err == nil && fragment != "" {
		front = rawURL
		err = u.setFragment(fragment)
	}
	return outcome(u, front, err)
}

// ParseRequestURI parses the URL of a request: absolute, or an absolute path.
func ParseRequestURI(rawURL string) (*URL, error) {
	u, err := parseText(rawURL, true)
	return outcome(u, rawURL, err)
}

func outcome(u *URL, text string, err error) (*URL, error) {
	if err != nil {
		return nil, &Error{"parse", text, err}
	}
	return u, nil
}

// A cursor is a text of which the first bytes have been read.
type cursor struct {
	text string
	at   int
}

func (c *cursor) rest() string { return c.text[c.at:] }

func (c *cursor) sees(prefix string) bool { return strings.HasPrefix(c.rest(), prefix) }

// until reads up to one of the bytes, or everything.
func (c *cursor) until(stops string) string {
	start := c.at
	c.at = len(c.text)
	if i := strings.IndexAny(c.text[start:], stops); i >= 0 {
		c.at = start + i
	}
	return c.text[start:c.at]
}

func parseText(text string, request bool) (*URL, error) {
	for i := range len(text) {
		if control.has(text[i]) {
			return nil, errors.New("net/url: invalid control character in URL")
		}
	}
	switch {
	case text == "*":
		return &URL{Path: "*"}, nil
	case text == "" && request:
		return nil, errors.New("empty url")
	}
	u := new(URL)
	c := &cursor{text: text}
	if err := u.readScheme(c); err != nil {
		return nil, err
	}
	// The query goes from the first ? on; a ? that nothing follows is remembered.
	front, query, asks := strings.Cut(c.rest(), "?")
	u.RawQuery, u.ForceQuery = query, asks && query == ""
	return u, u.readHierarchy(&cursor{text: front}, request)
}

// readScheme reads a scheme with its colon, if there is one.
func (u *URL) readScheme(c *cursor) error {
	end := (letter | digit | schemeMark).without(c.text)
	switch {
	case end == len(c.text) || c.text[end] != ':':
		return nil
	case end == 0:
		return errors.New("missing protocol scheme")
	case letter.has(c.text[0]):
		u.Scheme = strings.ToLower(c.text[:end])
		c.at = end + 1
	}
	return nil
}

// readHierarchy reads authority and path, or what is opaque.
func (u *URL) readHierarchy(c *cursor, request bool) error {
	switch hasScheme := u.Scheme != ""; {
	case c.sees("//") && (hasScheme || !request && !c.sees("///")):
		c.at += 2
		if err := u.setAuthority(c.until("/")); err != nil {
			return err
		}
	case c.sees("/"):
		u.OmitHost = hasScheme
	case hasScheme:
		u.Opaque = c.rest()
		return nil
	case request:
		return errors.New("invalid URI for request")
	case colonFirst(c.rest()):
		return errors.New("first path segment in URL cannot contain colon")
	}
	return u.setPath(c.rest())
}

// setAuthority reads user@host. The host is looked at first.
func (u *URL) setAuthority(s string) (err error) {
	at := strings.LastIndexByte(s, '@')
	if u.Host, err = readHost(s[at+1:], u.Scheme == "http" || u.Scheme == "https"); err != nil || at < 0 {
		return err
	}
	user := s[:at]
	if (letter | digit | userinfoMark).without(user) < len(user) {
		return errors.New("net/url: invalid userinfo")
	}
	info := new(Userinfo)
	name, secret, hasPassword := strings.Cut(user, ":")
	info.hasPassword = hasPassword
	if info.name, err = inUser.unescape(name); err == nil {
		info.secret, err = inUser.unescape(secret)
	}
	if err == nil {
		u.User = info
	}
	return err
}

// isPort: nothing, or a colon and digits.
func isPort(s string) bool {
	return s == "" || s[0] == ':' && digit.without(s[1:]) == len(s)-1
}

// readHost reads a host with a port. Databases have lists of them; the web has one.
func readHost(s string, single bool) (string, error) {
	var port string
	open, end := strings.LastIndexByte(s, '['), strings.LastIndexByte(s, ']')
	switch {
	case open > 0:
		return "", errors.New("invalid IP-literal")
	case open == 0 && end < 0:
		return "", errors.New("missing ']' in host")
	case open == 0:
		port = s[end+1:]
	default:
		colon := strings.LastIndexByte(s, ':')
		if single {
			colon = strings.IndexByte(s, ':')
		}
		if colon >= 0 {
			port = s[colon:]
		}
	}
	if !isPort(port) {
		return "", fmt.Errorf("invalid port %q after host", port)
	}
	if open < 0 {
		return inHost.unescape(s)
	}
	address, err := readLiteral(s[1:end])
	if err != nil {
		return "", err
	}
	return "[" + address + "]" + port, nil
}

// readLiteral reads an address from between brackets, perhaps with a zone behind %25.
func readLiteral(s string) (string, error) {
	mark := strings.Index(s, "%25")
	if mark < 0 {
		mark = len(s)
	}
	address, err := inHost.unescape(s[:mark])
	if err != nil {
		return "", err
	}
	zone, err := inZone.unescape(s[mark:])
	if err != nil {
		return "", err
	}
	address += zone
	switch is4, err := checkAddress(address); {
	case err != nil:
		return "", fmt.Errorf("invalid host: %w", err)
	case is4:
		return "", errors.New("invalid IP-literal")
	}
	return address, nil
}

// setPath takes an escaped path, whose form is kept if it is not the usual one. What is
// no such path changes nothing.
func (u *URL) setPath(p string) error { return inPath.set(p, &u.Path, &u.RawPath) }

func (u *URL) setFragment(f string) error { return inFragment.set(f, &u.Fragment, &u.RawFragment) }

func (c class) set(form string, text, raw *string) error {
	t, err := c.unescape(form)
	if err != nil {
		return err
	}
	*text, *raw = t, ""
	if c.escape(t) != form {
		*raw = form
	}
	return nil
}

// Escaping of text for HTML, JavaScript and URLs.

package template

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

var htmlEscapes = strings.NewReplacer("\x00", "\uFFFD", `"`, "&#34;", "'", "&#39;", "&", "&amp;", "<", "&lt;", ">", "&gt;")

// HTMLEscape writes b with what is special in HTML escaped.
func HTMLEscape(w io.Writer, b []byte) { io.WriteString(w, htmlEscapes.Replace(string(b))) }

// HTMLEscapeString returns s with what is special in HTML escaped.
func HTMLEscapeString(s string) string { return htmlEscapes.Replace(s) }

// HTMLEscaper returns the arguments as text, escaped for HTML.
func HTMLEscaper(args ...any) string { return HTMLEscapeString(printed(args)) }

// JSEscape writes b as it can stand in a string of JavaScript.
func JSEscape(w io.Writer, b []byte) { io.WriteString(w, JSEscapeString(string(b))) }

// JSEscapeString returns s as it can stand in a string of JavaScript.
func JSEscapeString(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '\\':
			b.WriteString(`\\`)
		case r == '\'':
			b.WriteString(`\'`)
		case r == '"':
			b.WriteString(`\"`)
		case r < ' ' || strings.ContainsRune("<>&=", r):
			fmt.Fprintf(&b, `\u%04X`, r)
		case r >= utf8.RuneSelf && !unicode.IsPrint(r):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}

// JSEscaper returns the arguments as text, escaped for JavaScript.
func JSEscaper(args ...any) string { return JSEscapeString(printed(args)) }

// URLQueryEscaper returns the arguments as text, escaped for the query of a URL.
func URLQueryEscaper(args ...any) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, c := range []byte(printed(args)) {
		switch {
		case c == ' ':
			b.WriteByte('+')
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-_.~", c) >= 0:
			b.WriteByte(c)
		default:
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	return b.String()
}

package json

import "bytes"

// Compact appends src without spaces to dst.
func Compact(dst *bytes.Buffer, src []byte) error {
	if err := check(src); err != nil {
		return err
	}
	dst.Write(appendCompact(nil, src, false))
	return nil
}

// HTMLEscape appends src to dst with the characters that HTML gives a meaning escaped.
func HTMLEscape(dst *bytes.Buffer, src []byte) { dst.Write(appendEscaped(nil, src)) }

const hexChars = "0123456789abcdef"

func appendEscaped(dst, src []byte) []byte {
	for i, c := range src {
		switch {
		case c == '<' || c == '>' || c == '&':
			dst = append(dst, '\\', 'u', '0', '0', hexChars[c>>4], hexChars[c&15])
		case c == 0xE2 && i+2 < len(src) && src[i+1] == 0x80 && src[i+2]&^1 == 0xA8:
			dst = append(dst, '\\', 'u', '2', '0', '2', hexChars[src[i+2]&15])
		case c == 0x80 && i > 0 && src[i-1] == 0xE2 && i+1 < len(src) && src[i+1]&^1 == 0xA8,
			c&^1 == 0xA8 && i > 1 && src[i-2] == 0xE2 && src[i-1] == 0x80:
			// The rest of U+2028 or U+2029.
		default:
			dst = append(dst, c)
		}
	}
	return dst
}

// appendCompact drops the spaces of valid JSON.
func appendCompact(dst, src []byte, escape bool) []byte {
	start := len(dst)
	inString := false
	for i := 0; i < len(src); i++ {
		c := src[i]
		switch {
		case inString:
			if c == '\\' {
				dst = append(dst, c)
				i++
				c = src[i]
			} else if c == '"' {
				inString = false
			}
		case c == '"':
			inString = true
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			continue
		}
		dst = append(dst, c)
	}
	if escape {
		return append(dst[:start], appendEscaped(nil, dst[start:])...)
	}
	return dst
}

// Indent appends src to dst with each element on a line of its own. Spaces at the end of src are kept.
func Indent(dst *bytes.Buffer, src []byte, prefix, indent string) error {
	b, err := appendIndent(nil, src, prefix, indent)
	if err != nil {
		return err
	}
	dst.Write(b)
	return nil
}

func appendIndent(dst, src []byte, prefix, indent string) ([]byte, error) {
	if err := check(src); err != nil {
		return nil, err
	}
	depth := 0
	newline := func() {
		dst = append(dst, '\n')
		dst = append(dst, prefix...)
		for range depth {
			dst = append(dst, indent...)
		}
	}
	for i := 0; i < len(src); i++ {
		switch c := src[i]; c {
		case ' ', '\t', '\n', '\r':
		case '"':
			end := behindString(src, i)
			dst = append(dst, src[i:end]...)
			i = end - 1
		case '{', '[':
			dst = append(dst, c)
			next := bytes.TrimLeft(src[i+1:], spaces)
			if next[0] == c+2 {
				// Empty ones stay on one line.
				dst = append(dst, next[0])
				i = len(src) - len(next)
				break
			}
			depth++
			newline()
		case '}', ']':
			depth--
			newline()
			dst = append(dst, c)
		case ',':
			dst = append(dst, c)
			newline()
		case ':':
			dst = append(dst, ": "...)
		default:
			dst = append(dst, c)
		}
	}
	return append(dst, src[len(bytes.TrimRight(src, spaces)):]...), nil
}

const spaces = " \t\r\n"

// behindString is where the string at i ends.
func behindString(src []byte, i int) int {
	for i++; src[i] != '"'; i++ {
		if src[i] == '\\' {
			i++
		}
	}
	return i + 1
}

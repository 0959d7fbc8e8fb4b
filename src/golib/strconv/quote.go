package strconv

import "unicode/utf8"

const hexChars = "0123456789abcdef"

// quoting says which characters are written as they are.
type quoting uint8

const (
	quotePrint   quoting = iota // printable ones
	quoteASCII                  // printable ones of ASCII
	quoteGraphic                // also other spaces
)

// Quote writes s as a Go string literal in double quotes.
func Quote(s string) string { return string(appendQuoted(quoteBuf(s), s, '"', quotePrint)) }

// QuoteToASCII is Quote that escapes what is not ASCII.
func QuoteToASCII(s string) string { return string(appendQuoted(quoteBuf(s), s, '"', quoteASCII)) }

// QuoteToGraphic is Quote that keeps all graphic characters.
func QuoteToGraphic(s string) string { return string(appendQuoted(quoteBuf(s), s, '"', quoteGraphic)) }

func quoteBuf(s string) []byte { return make([]byte, 0, 3*len(s)/2+2) }

func AppendQuote(dst []byte, s string) []byte { return appendQuoted(dst, s, '"', quotePrint) }

func AppendQuoteToASCII(dst []byte, s string) []byte { return appendQuoted(dst, s, '"', quoteASCII) }

func AppendQuoteToGraphic(dst []byte, s string) []byte {
	return appendQuoted(dst, s, '"', quoteGraphic)
}

// QuoteRune writes r as a Go character literal.
func QuoteRune(r rune) string { return string(appendQuotedRune(nil, r, quotePrint)) }

func QuoteRuneToASCII(r rune) string { return string(appendQuotedRune(nil, r, quoteASCII)) }

func QuoteRuneToGraphic(r rune) string { return string(appendQuotedRune(nil, r, quoteGraphic)) }

func AppendQuoteRune(dst []byte, r rune) []byte { return appendQuotedRune(dst, r, quotePrint) }

func AppendQuoteRuneToASCII(dst []byte, r rune) []byte { return appendQuotedRune(dst, r, quoteASCII) }

func AppendQuoteRuneToGraphic(dst []byte, r rune) []byte {
	return appendQuotedRune(dst, r, quoteGraphic)
}

func appendQuoted(b []byte, s string, quote byte, q quoting) []byte {
	b = append(b, quote)
	for i := 0; i < len(s); {
		if c := s[i]; ' ' <= c && c < 0x7F && c != quote && c != '\\' {
			b = append(b, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if size == 1 && r == utf8.RuneError {
			b = append(b, '\\', 'x', hexChars[s[i]>>4], hexChars[s[i]&15])
		} else {
			b = appendEscaped(b, r, quote, q)
		}
		i += size
	}
	return append(b, quote)
}

func appendQuotedRune(b []byte, r rune, q quoting) []byte {
	b = append(b, '\'')
	if !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	b = appendEscaped(b, r, '\'', q)
	return append(b, '\'')
}

func appendEscaped(b []byte, r rune, quote byte, q quoting) []byte {
	if r == rune(quote) || r == '\\' {
		return append(b, '\\', byte(r))
	}
	if r < utf8.RuneSelf || q != quoteASCII {
		if IsPrint(r) || q == quoteGraphic && isGraphicSpace(r) {
			return utf8.AppendRune(b, r)
		}
	}
	switch {
	case '\a' <= r && r <= '\r':
		return append(b, '\\', "abtnvfr"[r-'\a'])
	case r < ' ' || r == 0x7F:
		return append(b, '\\', 'x', hexChars[r>>4], hexChars[r&15])
	case r < 0x10000:
		b = append(b, '\\', 'u')
		for shift := 12; shift >= 0; shift -= 4 {
			b = append(b, hexChars[r>>uint(shift)&15])
		}
		return b
	}
	b = append(b, '\\', 'U')
	for shift := 28; shift >= 0; shift -= 4 {
		b = append(b, hexChars[r>>uint(shift)&15])
	}
	return b
}

// IsPrint reports whether r is printable: a letter, mark, number, punctuation, symbol or U+0020.
func IsPrint(r rune) bool {
	if r < 0x7F {
		return r >= ' '
	}
	at, printable := rune(0), false
	for i := 0; i < len(printRuns); printable = !printable {
		c := printRuns[i]
		i++
		n := rune(c & 0x7F)
		for shift := uint(7); c >= 0x80; shift += 7 {
			c = printRuns[i]
			i++
			n |= rune(c&0x7F) << shift
		}
		if at += n; r < at {
			return printable
		}
	}
	return false
}

// IsGraphic reports whether r is printable or a space.
func IsGraphic(r rune) bool { return IsPrint(r) || isGraphicSpace(r) }

func isGraphicSpace(r rune) bool {
	for _, g := range graphicSpaces {
		if r == g {
			return true
		}
	}
	return false
}

// CanBackquote reports whether s can be a raw string literal on one line.
func CanBackquote(s string) bool {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case size > 1:
			if r == '\uFEFF' {
				return false
			}
		case r == utf8.RuneError, r < ' ' && r != '\t', r == '`', r == 0x7F:
			return false
		}
	}
	return true
}

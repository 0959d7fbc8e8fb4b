// Addresses in brackets, which must be of IPv6.

package url

import (
	"strconv"
	"strings"
)

// addressError is what package netip says of an address.
type addressError struct{ in, msg, at string }

func (e addressError) Error() string {
	s := "ParseAddr(" + strconv.Quote(e.in) + "): " + e.msg
	if e.at != "" {
		s += " (at " + strconv.Quote(e.at) + ")"
	}
	return s
}

// checkAddress reports whether s is an address of IPv4, or what is wrong with it.
func checkAddress(s string) (is4 bool, err error) {
	switch i := strings.IndexAny(s, ".:%"); {
	case i < 0:
		return false, addressError{s, "unable to parse IP", ""}
	case s[i] == '.':
		return true, checkIPv4(s, s)
	case s[i] == '%':
		return false, addressError{s, "missing IPv6 address", ""}
	}
	return false, checkIPv6(s)
}

// checkIPv4 checks a part of the text `in`.
func checkIPv4(in, s string) error {
	value, fields, digits := 0, 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			if digits == 1 && value == 0 {
				return addressError{in, "IPv4 field has octet with leading zero", ""}
			}
			value = value*10 + int(c-'0')
			digits++
			if value > 255 {
				return addressError{in, "IPv4 field has value >255", ""}
			}
		case c == '.':
			if i == 0 || i == len(s)-1 || s[i-1] == '.' {
				return addressError{in, "IPv4 field must have at least one digit", s[i:]}
			}
			if fields == 3 {
				return addressError{in, "IPv4 address too long", ""}
			}
			fields++
			value, digits = 0, 0
		default:
			return addressError{in, "unexpected character", s[i:]}
		}
	}
	if fields < 3 {
		return addressError{in, "IPv4 address too short", ""}
	}
	return nil
}

func checkIPv6(in string) error {
	s, zone, hasZone := strings.Cut(in, "%")
	if hasZone && zone == "" {
		return addressError{in, "zone must be a non-empty string", ""}
	}
	gap, n := -1, 0
	if strings.HasPrefix(s, "::") {
		gap = 0
		if s = s[2:]; s == "" {
			return nil
		}
	}
	for n < 16 {
		k := 0
		for k < len(s) && hexDigit.has(s[k]) {
			if k++; k > 4 {
				return addressError{in, "each group must have 4 or less digits", s}
			}
		}
		if k == 0 {
			return addressError{in, "each colon-separated field must have at least one digit", s}
		}
		if k < len(s) && s[k] == '.' {
			if gap < 0 && n != 12 {
				return addressError{in, "embedded IPv4 address must replace the final 2 fields of the address", s}
			}
			if n+4 > 16 {
				return addressError{in, "too many hex fields to fit an embedded IPv4 at the end of the address", s}
			}
			if err := checkIPv4(in, s); err != nil {
				return err
			}
			s = ""
			n += 4
			break
		}
		n += 2
		if s = s[k:]; s == "" {
			break
		}
		if s[0] != ':' {
			return addressError{in, "unexpected character, want colon", s}
		}
		if len(s) == 1 {
			return addressError{in, "colon must be followed by more characters", s}
		}
		s = s[1:]
		if s[0] == ':' {
			if gap >= 0 {
				return addressError{in, "multiple :: in address", s}
			}
			gap = n
			if s = s[1:]; s == "" {
				break
			}
		}
	}
	switch {
	case s != "":
		return addressError{in, "trailing garbage after address", s}
	case n < 16 && gap < 0:
		return addressError{in, "address string too short", ""}
	case n == 16 && gap >= 0:
		return addressError{in, "the :: must expand to at least one field of zeros", ""}
	}
	return nil
}

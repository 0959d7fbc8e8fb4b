// Queries and forms.

package url

import (
	"errors"
	"maps"
	"slices"
	"strings"
)

// Values has lists of values by key.
type Values map[string][]string

// Get is the first value.
func (v Values) Get(key string) string {
	if list := v[key]; len(list) > 0 {
		return list[0]
	}
	return ""
}

// Set replaces the values.
func (v Values) Set(key, value string) { v[key] = []string{value} }

// Add adds a value.
func (v Values) Add(key, value string) { v[key] = append(v[key], value) }

// Del deletes the values.
func (v Values) Del(key string) { delete(v, key) }

// Has reports whether there is the key.
func (v Values) Has(key string) bool {
	_, ok := v[key]
	return ok
}

// Encode is a query, sorted by key.
func (v Values) Encode() string {
	var b strings.Builder
	for _, k := range slices.Sorted(maps.Keys(v)) {
		for _, value := range v[k] {
			if b.Len() > 0 {
				b.WriteByte('&')
			}
			b.WriteString(QueryEscape(k) + "=" + QueryEscape(value))
		}
	}
	return b.String()
}

// A query has at most so many parameters.
const maxParams = 10000

// ParseQuery parses a query; the error is the first one, and what is right is in
// the values.
func ParseQuery(query string) (Values, error) {
	m := make(Values)
	if strings.Count(query, "&") >= maxParams {
		return m, errors.New("number of URL query parameters exceeded limit")
	}
	var first error
	note := func(err error) {
		if first == nil {
			first = err
		}
	}
	for pair := range strings.SplitSeq(query, "&") {
		if strings.Contains(pair, ";") {
			first = errors.New("invalid semicolon separator in query") // whatever came before
			continue
		}
		if pair == "" {
			continue
		}
		key, value, _ := strings.Cut(pair, "=")
		k, err := QueryUnescape(key)
		if err != nil {
			note(err)
			continue
		}
		if value, err = QueryUnescape(value); err != nil {
			note(err)
			continue
		}
		m.Add(k, value)
	}
	return m, first
}

// Query parses RawQuery and leaves out what is wrong.
func (u *URL) Query() Values {
	v, _ := ParseQuery(u.RawQuery)
	return v
}

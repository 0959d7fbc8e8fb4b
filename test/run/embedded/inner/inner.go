// Package inner has a file of its own.
package inner

import _ "embed"

//go:embed inner.go
var source string

// Text is the beginning of this file.
var Text = source[:25]

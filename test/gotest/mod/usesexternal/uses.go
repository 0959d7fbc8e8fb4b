// Package usesexternal is imported by the tests of the package that it imports.
package usesexternal

import "example.com/gt/external"

func Twice() int { return 2 * external.Visible() }

// Package basic has tests that end in all the ways in which tests end.
package basic

// Div divides.
func Div(a, b int) int { return a / b }

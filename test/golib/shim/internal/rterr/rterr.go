// Package rterr stands in for the library's own: run-time checks are real Go's here.
package rterr

import "runtime"

type Error = runtime.Error

type text string

func (e text) Error() string { return string(e) }
func (e text) RuntimeError() {}

func NewErrorString(msg string) any { return text("runtime error: " + msg) }

func PanicDivide() { panic(text("runtime error: integer divide by zero")) }

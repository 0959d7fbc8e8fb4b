// Package oserror holds the error values that os, io/fs and syscall share.
package oserror

import "errors"

var (
	ErrInvalid     = errors.New("invalid argument")
	ErrPermission  = errors.New("permission denied")
	ErrExist       = errors.New("file already exists")
	ErrNotExist    = errors.New("file does not exist")
	ErrClosed      = errors.New("file already closed")
	ErrUnsupported = errors.ErrUnsupported
)

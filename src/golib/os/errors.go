package os

import (
	"errors"
	"internal/oserror"
	"io/fs"
	"syscall"
)

// The general errors of the file system.
var (
	ErrInvalid    = fs.ErrInvalid
	ErrPermission = fs.ErrPermission
	ErrExist      = fs.ErrExist
	ErrNotExist   = fs.ErrNotExist
	ErrClosed     = fs.ErrClosed

	ErrNoDeadline             = errors.New("file type does not support deadline")
	ErrDeadlineExceeded error = &deadlineExceeded{}
	ErrProcessDone            = errors.New("os: process already finished")

	errNegativeOffset      = errors.New("negative offset")
	errWriteAtInAppendMode = errors.New("os: invalid use of WriteAt on file opened with O_APPEND")
)

type deadlineExceeded struct{}

func (*deadlineExceeded) Error() string   { return "i/o timeout" }
func (*deadlineExceeded) Timeout() bool   { return true }
func (*deadlineExceeded) Temporary() bool { return true }

// PathError is an error with the operation and the path.
type PathError = fs.PathError

// SyscallError is an error of a system call.
type SyscallError struct {
	Syscall string
	Err     error
}

func (e *SyscallError) Error() string { return e.Syscall + ": " + e.Err.Error() }

func (e *SyscallError) Unwrap() error { return e.Err }

// Timeout reports whether the error is a timeout.
func (e *SyscallError) Timeout() bool { return isTimeout(e.Err) }

func isTimeout(err error) bool {
	t, ok := err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// NewSyscallError wraps err; nil stays nil.
func NewSyscallError(syscall string, err error) error {
	if err == nil {
		return nil
	}
	return &SyscallError{syscall, err}
}

// LinkError is an error of an operation with two paths.
type LinkError struct {
	Op  string
	Old string
	New string
	Err error
}

func (e *LinkError) Error() string { return e.Op + " " + e.Old + " " + e.New + ": " + e.Err.Error() }

func (e *LinkError) Unwrap() error { return e.Err }

func underlying(err error) error {
	switch e := err.(type) {
	case *PathError:
		return e.Err
	case *LinkError:
		return e.Err
	case *SyscallError:
		return e.Err
	}
	return err
}

func isKind(err, target error) bool {
	err = underlying(err)
	if err == target {
		return true
	}
	e, ok := err.(syscall.Errno)
	return ok && e.Is(target)
}

// IsExist and the like look through the error types of this package only; errors.Is is more general.
func IsExist(err error) bool      { return isKind(err, oserror.ErrExist) }
func IsNotExist(err error) bool   { return isKind(err, oserror.ErrNotExist) }
func IsPermission(err error) bool { return isKind(err, oserror.ErrPermission) }
func IsTimeout(err error) bool    { return isTimeout(underlying(err)) }

func pathError(op, path string, errno int) error {
	return &fs.PathError{Op: op, Path: path, Err: syscall.Errno(errno)}
}

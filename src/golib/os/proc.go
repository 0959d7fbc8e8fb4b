// Package os gives access to files, the environment and the process.
package os

import (
	"internal/rt"
	"internal/testlog"
	"syscall"
)

// Args are the program's name and its arguments.
var Args = rt.Args()

// Exit ends the program at once; deferred functions do not run.
func Exit(code int) {
	if code == 0 && testlog.PanicOnExit0() {
		panic("unexpected call to os.Exit(0) during test")
	}
	rt.Exit(code)
}

// Executable is the path of the program.
func Executable() (string, error) { return Args[0], nil }

func Getpid() int      { return syscall.Getpid() }
func Getppid() int     { return syscall.Getppid() }
func Getuid() int      { return syscall.Getuid() }
func Geteuid() int     { return syscall.Geteuid() }
func Getgid() int      { return syscall.Getgid() }
func Getegid() int     { return syscall.Getegid() }
func Getpagesize() int { return syscall.Getpagesize() }

// Getgroups is not to be had here.
func Getgroups() ([]int, error) { return nil, NewSyscallError("getgroups", syscall.ENOSYS) }

// A Signal is a signal of the operating system.
type Signal interface {
	String() string
	Signal()
}

var (
	Interrupt Signal = syscall.SIGINT
	Kill      Signal = syscall.SIGKILL
)

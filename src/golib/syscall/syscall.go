// Package syscall has the names of the operating system that package os needs: Linux's error numbers, signals and flags.
package syscall

import (
	"internal/oserror"
	"internal/rt"
)

// An Errno is Linux's number of an error.
type Errno uintptr

func (e Errno) Error() string {
	if text := nth(errnoTexts, int(e)); text != "" {
		return text
	}
	return "errno " + decimal(int(e))
}

// Is makes numbers match the general errors of package os.
func (e Errno) Is(target error) bool {
	switch target {
	case oserror.ErrPermission:
		return e == EACCES || e == EPERM
	case oserror.ErrExist:
		return e == EEXIST || e == ENOTEMPTY
	case oserror.ErrNotExist:
		return e == ENOENT
	case oserror.ErrUnsupported:
		return e == ENOSYS || e == ENOTSUP || e == EOPNOTSUPP
	}
	return false
}

// Temporary reports whether trying again may help.
func (e Errno) Temporary() bool {
	return e == EINTR || e == EMFILE || e == ENFILE || e.Timeout()
}

// Timeout reports whether time ran out.
func (e Errno) Timeout() bool { return e == EAGAIN || e == EWOULDBLOCK || e == ETIMEDOUT }

// A Signal is Linux's number of a signal.
type Signal int

func (s Signal) Signal() {}

func (s Signal) String() string {
	if text := nth(signalTexts, int(s)); text != "" && s > 0 {
		return text
	}
	return "signal " + decimal(int(s))
}

func decimal(n int) string {
	if n < 0 {
		return "-" + decimal(-n)
	}
	if n < 10 {
		return string(rune('0' + n))
	}
	return decimal(n/10) + string(rune('0'+n%10))
}

// Standard descriptors.
var (
	Stdin  = 0
	Stdout = 1
	Stderr = 2
)

// Flags of Open.
const (
	O_RDONLY    = 0x0
	O_WRONLY    = 0x1
	O_RDWR      = 0x2
	O_CREAT     = 0x40
	O_EXCL      = 0x80
	O_NOCTTY    = 0x100
	O_TRUNC     = 0x200
	O_APPEND    = 0x400
	O_NONBLOCK  = 0x800
	O_SYNC      = 0x101000
	O_DIRECTORY = 0x10000
	O_CLOEXEC   = 0x80000

	ImplementsGetwd = true
)

// Exit ends the program.
func Exit(code int) { rt.Exit(code) }

// Getpid is the number of the process that the program runs in, 1 in a run with a chosen seed.
func Getpid() (pid int) {
	answer, _ := rt.FileOp("getpid", "", "")
	n := 0
	for _, c := range []byte(answer) {
		n = n*10 + int(c-'0')
	}
	return n
}

// Kill sends a signal to the program itself; others it may not send any to.
func Kill(pid int, signum Signal) (err error) {
	if pid != Getpid() && pid != 0 {
		return EPERM
	}
	if signum < 0 || signum > 64 {
		return EINVAL
	}
	if signum != 0 {
		if answer, _ := rt.FileOp("kill", decimal(int(signum)), ""); answer != "" {
			rt.DieBySignal(int(signum))
		}
	}
	return nil
}

// The user's and the group's numbers are fixed: nothing goes by them.
func Getppid() (ppid int) { return 0 }
func Getuid() (uid int)   { return 1000 }
func Geteuid() (euid int) { return 1000 }
func Getgid() (gid int)   { return 1000 }
func Getegid() (egid int) { return 1000 }
func Getpagesize() int    { return 4096 }

// result splits what the kernel answers.
func result(n int) (int, error) {
	if n < 0 {
		return -1, Errno(-n)
	}
	return n, nil
}

func Read(fd int, p []byte) (n int, err error)  { return result(rt.Read(fd, p)) }
func Write(fd int, p []byte) (n int, err error) { return result(rt.Write(fd, p)) }
func Open(path string, mode int, perm uint32) (fd int, err error) {
	return result(rt.Open(path, mode, int(perm)))
}
func Close(fd int) (err error) {
	_, err = result(rt.Close(fd))
	return err
}
func Seek(fd int, offset int64, whence int) (newoffset int64, err error) {
	n, err := result(int(rt.Seek(fd, offset, whence)))
	return int64(n), err
}

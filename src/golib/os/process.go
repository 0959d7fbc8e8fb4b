package os

import (
	"errors"
	"syscall"
)

// A Process is a process of the system. The program can do something only with its own.
type Process struct {
	Pid      int
	released bool
}

// FindProcess never fails, as on Unix.
func FindProcess(pid int) (*Process, error) { return &Process{Pid: pid}, nil }

// Kill ends the process.
func (p *Process) Kill() error { return p.Signal(Kill) }

// Signal sends the process a signal.
func (p *Process) Signal(sig Signal) error {
	if p == nil || p.Pid == 0 {
		return errors.New("os: process not initialized")
	}
	if p.released || p.Pid < 0 {
		return errors.New("os: process already released")
	}
	s, ok := sig.(syscall.Signal)
	if !ok {
		return errors.New("os: unsupported signal type")
	}
	if err := syscall.Kill(p.Pid, s); err != nil {
		return err
	}
	return nil
}

// Release says that the process is no longer wanted.
func (p *Process) Release() error {
	p.released = true
	return nil
}

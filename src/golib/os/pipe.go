package os

import (
	"internal/oserror"
	"io"
	"io/fs"
	"sync"
	"syscall"
	"time"
)

// pipeSize is how much a pipe holds before writers wait, as on Linux.
const pipeSize = 65536

// firstPipe is the first number of a pipe's end: descriptors of the host are smaller.
const firstPipe = 1 << 20

// pipe is a pipe within the program; no other process can have an end of it.
type pipe struct {
	mu   sync.Mutex
	cond *sync.Cond
	data []byte
	ends [2]pipeEnd // reader and writer
}

type pipeEnd struct {
	closed   bool
	deadline time.Time
	timer    *time.Timer
}

const (
	readEnd = iota
	writeEnd
)

var pipes struct {
	sync.Mutex
	next int
}

// Pipe returns two files: what is written to w can be read from r.
func Pipe() (r *File, w *File, err error) {
	p := &pipe{}
	p.cond = sync.NewCond(&p.mu)
	pipes.Lock()
	fd := firstPipe + pipes.next
	pipes.next += 2
	pipes.Unlock()
	return &File{fd: fd, name: "|0", pipe: p, end: readEnd}, &File{fd: fd + 1, name: "|1", pipe: p, end: writeEnd}, nil
}

// wait parks until something about the pipe changes. It returns why waiting makes no sense, if so.
func (p *pipe) wait(end int) error {
	e := &p.ends[end]
	if !e.deadline.IsZero() && !time.Now().Before(e.deadline) {
		return ErrDeadlineExceeded
	}
	p.cond.Wait()
	if e.closed {
		return oserror.ErrClosed
	}
	return nil
}

func (p *pipe) read(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for len(p.data) == 0 {
		if p.ends[writeEnd].closed {
			return 0, io.EOF
		}
		if err := p.wait(readEnd); err != nil {
			return 0, err
		}
	}
	n := copy(b, p.data)
	p.data = p.data[n:]
	if len(p.data) == 0 {
		p.data = nil
	}
	p.cond.Broadcast()
	return n, nil
}

func (p *pipe) write(b []byte) (n int, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for len(b) > 0 {
		if p.ends[readEnd].closed {
			return n, syscall.EPIPE
		}
		room := pipeSize - len(p.data)
		if room == 0 {
			if err := p.wait(writeEnd); err != nil {
				return n, err
			}
			continue
		}
		m := min(room, len(b))
		p.data = append(p.data, b[:m]...)
		b = b[m:]
		n += m
		p.cond.Broadcast()
	}
	return n, nil
}

func (p *pipe) close(end int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ends[end].closed = true
	if t := p.ends[end].timer; t != nil {
		t.Stop()
	}
	p.cond.Broadcast()
}

// setDeadline makes operations of one end fail that are not done at t.
func (p *pipe) setDeadline(end int, t time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	e := &p.ends[end]
	if e.timer != nil {
		e.timer.Stop()
		e.timer = nil
	}
	e.deadline = t
	if !t.IsZero() {
		e.timer = time.AfterFunc(time.Until(t), p.cond.Broadcast)
	}
	p.cond.Broadcast()
}

// pipeError wraps what a pipe operation returned.
func (f *File) pipeError(op string, err error) error {
	if err == nil || err == io.EOF {
		return err
	}
	return &fs.PathError{Op: op, Path: f.name, Err: err}
}

package io

import (
	"errors"
	"sync"
)

// ErrClosedPipe is a use of a pipe that was closed.
var ErrClosedPipe = errors.New("io: read/write on closed pipe")

// pipe hands slices from writers to readers; cb carries back how much was taken.
type pipe struct {
	write sync.Mutex // one Write at a time
	data  chan []byte
	taken chan int

	once sync.Once
	done chan struct{}
	mu   sync.Mutex
	rerr error // why the reader closed
	werr error // why the writer closed
}

func (p *pipe) setError(slot *error, err error) {
	p.mu.Lock()
	if *slot == nil {
		*slot = err
	}
	p.mu.Unlock()
	p.once.Do(func() { close(p.done) })
}

// closedError is what an operation on a closed pipe returns: the other side's reason if it closed first.
func (p *pipe) closedError(own, other *error) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if *own == nil && *other != nil {
		return *other
	}
	return ErrClosedPipe
}

func (p *pipe) read(b []byte) (n int, err error) {
	select {
	case <-p.done:
		return 0, p.closedError(&p.rerr, &p.werr)
	default:
	}
	select {
	case data := <-p.data:
		n = copy(b, data)
		p.taken <- n
		return n, nil
	case <-p.done:
		return 0, p.closedError(&p.rerr, &p.werr)
	}
}

func (p *pipe) writeAll(b []byte) (n int, err error) {
	select {
	case <-p.done:
		return 0, p.closedError(&p.werr, &p.rerr)
	default:
		p.write.Lock()
		defer p.write.Unlock()
	}
	for first := true; first || len(b) > 0; first = false {
		select {
		case p.data <- b:
			m := <-p.taken
			b = b[m:]
			n += m
		case <-p.done:
			return n, p.closedError(&p.werr, &p.rerr)
		}
	}
	return n, nil
}

// A PipeReader is the reading half of a pipe.
type PipeReader struct{ pipe }

func (r *PipeReader) Read(data []byte) (n int, err error) { return r.pipe.read(data) }

// Close makes writes fail with ErrClosedPipe.
func (r *PipeReader) Close() error { return r.CloseWithError(nil) }

// CloseWithError makes writes fail with err.
func (r *PipeReader) CloseWithError(err error) error {
	if err == nil {
		err = ErrClosedPipe
	}
	r.pipe.setError(&r.pipe.rerr, err)
	return nil
}

// A PipeWriter is the writing half of a pipe.
type PipeWriter struct{ r PipeReader }

func (w *PipeWriter) Write(data []byte) (n int, err error) { return w.r.pipe.writeAll(data) }

// Close makes reads end with EOF.
func (w *PipeWriter) Close() error { return w.CloseWithError(nil) }

// CloseWithError makes reads fail with err.
func (w *PipeWriter) CloseWithError(err error) error {
	if err == nil {
		err = EOF
	}
	w.r.pipe.setError(&w.r.pipe.werr, err)
	return nil
}

// Pipe makes a pipe without a buffer: each Write waits until readers have taken everything.
func Pipe() (*PipeReader, *PipeWriter) {
	w := &PipeWriter{PipeReader{pipe{
		data:  make(chan []byte),
		taken: make(chan int),
		done:  make(chan struct{}),
	}}}
	return &w.r, w
}

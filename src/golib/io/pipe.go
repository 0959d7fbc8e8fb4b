package io

import (
	"errors"
	"sync"
)

// ErrClosedPipe says that this half of the pipe was closed, or for a writer that the other was.
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

// A PipeReader is the half of a pipe that reads.
type PipeReader struct{ pipe }

// Read waits until something is written or the writer closed, which is EOF or the error it closed with.
func (r *PipeReader) Read(data []byte) (n int, err error) { return r.pipe.read(data) }

// Close lets writes fail with ErrClosedPipe.
func (r *PipeReader) Close() error { return r.CloseWithError(nil) }

// CloseWithError lets writes fail with err, or with ErrClosedPipe if that is nil. The first error stays. It returns nil.
func (r *PipeReader) CloseWithError(err error) error {
	if err == nil {
		err = ErrClosedPipe
	}
	r.pipe.setError(&r.pipe.rerr, err)
	return nil
}

// A PipeWriter is the half of a pipe that writes.
type PipeWriter struct{ r PipeReader }

// Write waits until readers have taken all of data, or the reader closed: the error says with what.
func (w *PipeWriter) Write(data []byte) (n int, err error) { return w.r.pipe.writeAll(data) }

// Close lets reads end with EOF.
func (w *PipeWriter) Close() error { return w.CloseWithError(nil) }

// CloseWithError lets reads fail with err, or with EOF if that is nil. The first error stays. It returns nil.
func (w *PipeWriter) CloseWithError(err error) error {
	if err == nil {
		err = EOF
	}
	w.r.pipe.setError(&w.r.pipe.werr, err)
	return nil
}

// Pipe returns the two halves of a pipe in memory. It has no buffer: what is written goes straight to readers, which each may
// take a part of it. Goroutines may use both halves at the same time.
func Pipe() (*PipeReader, *PipeWriter) {
	w := &PipeWriter{PipeReader{pipe{
		data:  make(chan []byte),
		taken: make(chan int),
		done:  make(chan struct{}),
	}}}
	return &w.r, w
}

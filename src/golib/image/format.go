package image

import (
	"bufio"
	"errors"
	"io"
	"sync"
)

// ErrFormat says that no format that is registered fits.
var ErrFormat = errors.New("image: unknown format")

// A format is a way to encode images.
type format struct {
	name, magic string
	decode      func(io.Reader) (Image, error)
	config      func(io.Reader) (Config, error)
}

var (
	formats     []format
	formatsLock sync.RWMutex
)

// RegisterFormat makes a format known to Decode. In magic, ? stands for any byte.
func RegisterFormat(name, magic string, decode func(io.Reader) (Image, error), decodeConfig func(io.Reader) (Config, error)) {
	formatsLock.Lock()
	defer formatsLock.Unlock()
	formats = append(formats, format{name, magic, decode, decodeConfig})
}

// A peeker shows what comes next.
type peeker interface {
	io.Reader
	Peek(int) ([]byte, error)
}

func asPeeker(r io.Reader) peeker {
	if p, ok := r.(peeker); ok {
		return p
	}
	return bufio.NewReader(r)
}

// formatOf finds the format of what comes.
func formatOf(r peeker) (format, bool) {
	formatsLock.RLock()
	defer formatsLock.RUnlock()
next:
	for _, f := range formats {
		b, err := r.Peek(len(f.magic))
		if err != nil {
			continue
		}
		for i := range f.magic {
			if f.magic[i] != '?' && f.magic[i] != b[i] {
				continue next
			}
		}
		return f, true
	}
	return format{}, false
}

// Decode decodes an image and returns the name of its format, too.
func Decode(r io.Reader) (Image, string, error) {
	p := asPeeker(r)
	f, ok := formatOf(p)
	if !ok {
		return nil, "", ErrFormat
	}
	m, err := f.decode(p)
	return m, f.name, err
}

// DecodeConfig is Decode of just the size and the model of the colours.
func DecodeConfig(r io.Reader) (Config, string, error) {
	p := asPeeker(r)
	f, ok := formatOf(p)
	if !ok {
		return Config{}, "", ErrFormat
	}
	c, err := f.config(p)
	return c, f.name, err
}

package io

// LimitReader returns a Reader that ends after n bytes of r.
func LimitReader(r Reader, n int64) Reader { return &LimitedReader{R: r, N: n} }

// A LimitedReader reads from R until N, which Read counts down, is 0; then it returns EOF.
type LimitedReader struct {
	R Reader // what is read
	N int64  // how many bytes more at most
}

// Read reads at most N bytes.
func (l *LimitedReader) Read(p []byte) (n int, err error) {
	if l.N <= 0 {
		return 0, EOF
	}
	n, err = l.R.Read(p[:min(int64(len(p)), l.N)])
	l.N -= int64(n)
	return n, err
}

// TeeReader returns a Reader of r that writes to w all that is read through it, before it returns it. An error of w is
// returned as one of reading.
func TeeReader(r Reader, w Writer) Reader { return &tee{r, w} }

type tee struct {
	from Reader
	copy Writer
}

func (t *tee) Read(p []byte) (n int, err error) {
	n, err = t.from.Read(p)
	if n <= 0 {
		return n, err
	}
	if copied, failed := t.copy.Write(p[:n]); failed != nil {
		return copied, failed
	}
	return n, err
}

// Discard is a Writer to which everything can be written, without an effect.
var Discard Writer = discard{}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }

func (discard) WriteString(s string) (int, error) { return len(s), nil }

func (discard) ReadFrom(r Reader) (n int64, err error) {
	for buf := make([]byte, 8*1024); err == nil; {
		var got int
		got, err = r.Read(buf)
		n += int64(got)
	}
	if err == EOF {
		err = nil
	}
	return n, err
}

// NopCloser returns r with a Close that does nothing. It has WriteTo if r has.
func NopCloser(r Reader) ReadCloser {
	closer := open{r}
	if _, ok := r.(WriterTo); ok {
		return openWriterTo{closer}
	}
	return closer
}

type open struct{ Reader }

func (open) Close() error { return nil }

type openWriterTo struct{ open }

func (o openWriterTo) WriteTo(w Writer) (int64, error) { return o.Reader.(WriterTo).WriteTo(w) }

package io

type ended struct{}

func (ended) Read([]byte) (int, error) { return 0, EOF }

type multiReader struct{ readers []Reader }

// MultiReader returns a Reader that gives what the readers give, one after another, and EOF after the last of them. Another
// error of one of them is returned.
func MultiReader(readers ...Reader) Reader {
	return &multiReader{append([]Reader(nil), readers...)}
}

func (m *multiReader) Read(p []byte) (n int, err error) {
	for len(m.readers) > 0 {
		if len(m.readers) == 1 {
			if inner, ok := m.readers[0].(*multiReader); ok {
				m.readers = inner.readers
				continue
			}
		}
		n, err = m.readers[0].Read(p)
		if err == EOF {
			m.readers[0] = ended{}
			m.readers = m.readers[1:]
		}
		if n > 0 || err != EOF {
			if err == EOF && len(m.readers) > 0 {
				err = nil
			}
			return n, err
		}
	}
	return 0, EOF
}

func (m *multiReader) WriteTo(w Writer) (sum int64, err error) {
	buf := make([]byte, 32*1024)
	for i, r := range m.readers {
		n, err := transfer(w, r, buf)
		sum += n
		if err != nil {
			m.readers = m.readers[i:]
			return sum, err
		}
		m.readers[i] = nil
	}
	m.readers = nil
	return sum, nil
}

type multiWriter struct{ writers []Writer }

// MultiWriter returns a Writer that writes everything to each of the writers, in order. The first error ends a Write, so that
// the writers behind it are left out.
func MultiWriter(writers ...Writer) Writer {
	all := make([]Writer, 0, len(writers))
	for _, w := range writers {
		if m, ok := w.(*multiWriter); ok {
			all = append(all, m.writers...)
		} else {
			all = append(all, w)
		}
	}
	return &multiWriter{all}
}

func (m *multiWriter) Write(p []byte) (int, error) {
	for _, w := range m.writers {
		if n, err := w.Write(p); n != len(p) || err != nil {
			return n, shortOr(err)
		}
	}
	return len(p), nil
}

func (m *multiWriter) WriteString(s string) (int, error) {
	var p []byte // s, once a writer needs it so
	for _, w := range m.writers {
		var n int
		var err error
		if direct, ok := w.(StringWriter); ok {
			n, err = direct.WriteString(s)
		} else {
			if p == nil {
				p = []byte(s)
			}
			n, err = w.Write(p)
		}
		if n != len(s) || err != nil {
			return n, shortOr(err)
		}
	}
	return len(s), nil
}

// shortOr returns err, or ErrShortWrite if there is none.
func shortOr(err error) error {
	if err == nil {
		return ErrShortWrite
	}
	return err
}

// run

// What a compressing writer has flushed can be read before more comes, through each of the formats; an error of its own stays.
package main

import (
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
)

type flusher interface {
	io.WriteCloser
	Flush() error
}

func talk(name string, writer func(io.Writer) flusher, reader func(io.Reader) (io.ReadCloser, error)) {
	pr, pw := io.Pipe()
	answer := make(chan string)
	go func() {
		r, err := reader(pr)
		if err != nil {
			answer <- err.Error()
			return
		}
		buf := make([]byte, 100)
		for {
			n, err := r.Read(buf)
			answer <- fmt.Sprintf("%q %v", buf[:n], err)
			if err != nil {
				return
			}
		}
	}()
	w := writer(pw)
	for _, s := range []string{"hello", ", hello", "!"} {
		done := make(chan bool)
		go func() {
			io.WriteString(w, s)
			w.Flush()
			close(done)
		}()
		fmt.Println(name, <-answer)
		<-done
	}
	go func() {
		w.Close()
		pw.Close()
	}()
	fmt.Println(name, <-answer)
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func main() {
	for level := range 10 {
		talk(fmt.Sprint("flate ", level), func(w io.Writer) flusher { f, _ := flate.NewWriter(w, level); return f }, func(r io.Reader) (io.ReadCloser, error) { return flate.NewReader(r), nil })
	}
	talk("gzip", func(w io.Writer) flusher { return gzip.NewWriter(w) }, func(r io.Reader) (io.ReadCloser, error) { return gzip.NewReader(r) })
	talk("zlib", func(w io.Writer) flusher { return zlib.NewWriter(w) }, zlib.NewReader)

	w, _ := flate.NewWriter(broken{}, 6)
	fmt.Println(w.Flush(), w.Close())
	_, err := w.Write([]byte("x"))
	fmt.Println(err, w.Flush(), w.Close())
	w, _ = flate.NewWriter(io.Discard, 6)
	fmt.Println(w.Close(), w.Flush(), w.Close())
	_, err = w.Write([]byte("x"))
	fmt.Println(err)
}

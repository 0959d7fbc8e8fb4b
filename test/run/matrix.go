// run
package main

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"sync"
)

var ErrShape = errors.New("shape mismatch")

type Matrix struct {
	rows, cols int
	data       []float64
}

func New(rows, cols int, v ...float64) *Matrix {
	m := &Matrix{rows, cols, make([]float64, rows*cols)}
	copy(m.data, v)
	return m
}
func (m *Matrix) At(i, j int) float64     { return m.data[i*m.cols+j] }
func (m *Matrix) Set(i, j int, v float64) { m.data[i*m.cols+j] = v }
func (m *Matrix) row(i int) []float64     { return m.data[i*m.cols : (i+1)*m.cols : (i+1)*m.cols] }
func (m *Matrix) Mul(o *Matrix) (*Matrix, error) {
	if m.cols != o.rows {
		return nil, fmt.Errorf("%dx%d * %dx%d: %w", m.rows, m.cols, o.rows, o.cols, ErrShape)
	}
	out := New(m.rows, o.cols)
	var wg sync.WaitGroup
	for i := range m.rows {
		wg.Add(1)
		go func() {
			defer wg.Done()
			r := out.row(i)
			for k, a := range m.row(i) {
				for j, b := range o.row(k) {
					r[j] += a * b
				}
			}
		}()
	}
	wg.Wait()
	return out, nil
}
func (m *Matrix) Det() float64 {
	a := New(m.rows, m.cols, m.data...)
	det := 1.0
	for c := 0; c < a.cols; c++ {
		p := c
		for r := c + 1; r < a.rows; r++ {
			if math.Abs(a.At(r, c)) > math.Abs(a.At(p, c)) {
				p = r
			}
		}
		if a.At(p, c) == 0 {
			return 0
		}
		if p != c {
			for j := range a.cols {
				x, y := a.At(p, j), a.At(c, j)
				a.Set(p, j, y)
				a.Set(c, j, x)
			}
			det = -det
		}
		det *= a.At(c, c)
		for r := c + 1; r < a.rows; r++ {
			f := a.At(r, c) / a.At(c, c)
			for j := c; j < a.cols; j++ {
				a.Set(r, j, a.At(r, j)-f*a.At(c, j))
			}
		}
	}
	return det
}
func (m *Matrix) String() string {
	var sb strings.Builder
	for i := range m.rows {
		for _, v := range m.row(i) {
			fmt.Fprintf(&sb, "%7.2f", v)
		}
		sb.WriteByte('\n')
	}
	return sb.String()
}

func main() {
	a := New(2, 3, 1, 2, 3, 4, 5, 6)
	b := New(3, 2, 7, 8, 9, 10, 11, 12)
	p, err := a.Mul(b)
	fmt.Print(p, err, "\n")
	_, err = a.Mul(a)
	fmt.Println(err, errors.Is(err, ErrShape))
	fmt.Println(New(3, 3, 2, -1, 0, 1, 3, 2, 0, 5, -4).Det(), New(2, 2).Det())
	id := New(20, 20)
	for i := range 20 {
		id.Set(i, i, 1)
	}
	sq, _ := id.Mul(id)
	fmt.Println(sq.Det(), *New(1, 1, 5))
	defer func() { fmt.Println(recover()) }()
	a.At(2, 0)
}

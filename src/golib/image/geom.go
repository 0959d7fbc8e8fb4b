package image

import (
	"image/color"
	"math/bits"
	"strconv"
)

// A Point is a place; the axes point right and down.
type Point struct {
	X, Y int
}

// Pt is Point{X, Y}.
func Pt(X, Y int) Point { return Point{X, Y} }

// ZP is the zero Point.
var ZP Point

// String returns "(3,4)".
func (p Point) String() string { return "(" + strconv.Itoa(p.X) + "," + strconv.Itoa(p.Y) + ")" }

// Add returns p+q.
func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }

// Sub returns p-q.
func (p Point) Sub(q Point) Point { return Point{p.X - q.X, p.Y - q.Y} }

// Mul returns p·k.
func (p Point) Mul(k int) Point { return Point{p.X * k, p.Y * k} }

// Div returns p/k.
func (p Point) Div(k int) Point { return Point{p.X / k, p.Y / k} }

// Eq says whether p and q are one place.
func (p Point) Eq(q Point) bool { return p == q }

// In says whether p is in r.
func (p Point) In(r Rectangle) bool {
	return r.Min.X <= p.X && p.X < r.Max.X && r.Min.Y <= p.Y && p.Y < r.Max.Y
}

// Mod returns the point of r that is a multiple of r's size away from p.
func (p Point) Mod(r Rectangle) Point {
	in := func(v, low, size int) int {
		v = (v - low) % size
		if v < 0 {
			v += size
		}
		return v + low
	}
	return Point{in(p.X, r.Min.X, r.Dx()), in(p.Y, r.Min.Y, r.Dy())}
}

// A Rectangle has the points from Min up to, but without, Max.
type Rectangle struct {
	Min, Max Point
}

// ZR is the zero Rectangle.
var ZR Rectangle

// Rect is the rectangle with these corners, in any order.
func Rect(x0, y0, x1, y1 int) Rectangle {
	return Rectangle{Point{x0, y0}, Point{x1, y1}}.Canon()
}

// String returns "(3,4)-(6,5)".
func (r Rectangle) String() string { return r.Min.String() + "-" + r.Max.String() }

// Dx is the width.
func (r Rectangle) Dx() int { return r.Max.X - r.Min.X }

// Dy is the height.
func (r Rectangle) Dy() int { return r.Max.Y - r.Min.Y }

// Size is width and height.
func (r Rectangle) Size() Point { return r.Max.Sub(r.Min) }

// Add moves r by p.
func (r Rectangle) Add(p Point) Rectangle { return Rectangle{r.Min.Add(p), r.Max.Add(p)} }

// Sub moves r by -p.
func (r Rectangle) Sub(p Point) Rectangle { return Rectangle{r.Min.Sub(p), r.Max.Sub(p)} }

// Inset makes r smaller by n at each side; what would be less than nothing is its middle.
func (r Rectangle) Inset(n int) Rectangle {
	shrink := func(low, high int) (int, int) {
		if high-low < 2*n {
			middle := (low + high) / 2
			return middle, middle
		}
		return low + n, high - n
	}
	r.Min.X, r.Max.X = shrink(r.Min.X, r.Max.X)
	r.Min.Y, r.Max.Y = shrink(r.Min.Y, r.Max.Y)
	return r
}

// Intersect returns what is in r and in s.
func (r Rectangle) Intersect(s Rectangle) Rectangle {
	left, right := max(r.Min.X, s.Min.X), min(r.Max.X, s.Max.X)
	top, bottom := max(r.Min.Y, s.Min.Y), min(r.Max.Y, s.Max.Y)
	if left < right && top < bottom {
		return Rectangle{Point{left, top}, Point{right, bottom}}
	}
	return Rectangle{}
}

// Union returns the smallest rectangle around r and s.
func (r Rectangle) Union(s Rectangle) Rectangle {
	switch {
	case r.Empty():
		return s
	case s.Empty():
		return r
	}
	return Rectangle{Point{min(r.Min.X, s.Min.X), min(r.Min.Y, s.Min.Y)}, Point{max(r.Max.X, s.Max.X), max(r.Max.Y, s.Max.Y)}}
}

// Empty says whether r has no points.
func (r Rectangle) Empty() bool { return r.Min.X >= r.Max.X || r.Min.Y >= r.Max.Y }

// Eq says whether r and s have the same points.
func (r Rectangle) Eq(s Rectangle) bool { return r == s || r.Empty() && s.Empty() }

// Overlaps says whether there are points in both.
func (r Rectangle) Overlaps(s Rectangle) bool { return !r.Intersect(s).Empty() }

// In says whether s has all points of r.
func (r Rectangle) In(s Rectangle) bool { return r.Empty() || r.Intersect(s) == r }

// Canon exchanges corners that are in the wrong order.
func (r Rectangle) Canon() Rectangle {
	return Rectangle{Point{min(r.Min.X, r.Max.X), min(r.Min.Y, r.Max.Y)}, Point{max(r.Min.X, r.Max.X), max(r.Min.Y, r.Max.Y)}}
}

// As an image a rectangle is opaque inside and transparent outside.

// At implements Image.
func (r Rectangle) At(x, y int) color.Color {
	c := color.Transparent
	if (Point{x, y}).In(r) {
		c = color.Opaque
	}
	return c
}

// RGBA64At implements RGBA64Image.
func (r Rectangle) RGBA64At(x, y int) color.RGBA64 {
	if (Point{x, y}).In(r) {
		return color.RGBA64{R: 0xffff, G: 0xffff, B: 0xffff, A: 0xffff}
	}
	return color.RGBA64{}
}

// Bounds implements Image.
func (r Rectangle) Bounds() Rectangle { return r }

// ColorModel implements Image.
func (r Rectangle) ColorModel() color.Model { return color.Alpha16Model }

// byteSize is how many bytes an image of r needs; it panics if that is no number.
func byteSize(r Rectangle, perPixel int, name string) int {
	w, h := r.Dx(), r.Dy()
	if w < 0 || h < 0 {
		panic("image: New" + name + " Rectangle has huge or negative dimensions")
	}
	over, n := bits.Mul64(uint64(w), uint64(h))
	over2, n := bits.Mul64(n, uint64(perPixel))
	if over|over2 != 0 || int(n) < 0 {
		panic("image: New" + name + " Rectangle has huge or negative dimensions")
	}
	return int(n)
}

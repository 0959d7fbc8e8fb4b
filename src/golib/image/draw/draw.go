// Package draw composes images (T. Porter and T. Duff, "Compositing Digital Images").
package draw

import (
	"image"
	"image/color"
)

// An Image can be changed.
type Image interface {
	image.Image
	Set(x, y int, c color.Color)
}

// An RGBA64Image can be changed without boxing colours.
type RGBA64Image interface {
	image.RGBA64Image
	Set(x, y int, c color.Color)
	SetRGBA64(x, y int, c color.RGBA64)
}

// A Quantizer finds colours for an image.
type Quantizer interface {
	// Quantize appends up to cap(p) - len(p) colours for m to p.
	Quantize(p color.Palette, m image.Image) color.Palette
}

// An Op says what becomes of what has been there.
type Op int

const (
	// Over puts what is drawn over it.
	Over Op = iota
	// Src replaces it.
	Src
)

// Draw implements Drawer.
func (op Op) Draw(dst Image, r image.Rectangle, src image.Image, sp image.Point) {
	DrawMask(dst, r, src, sp, nil, image.Point{}, op)
}

// A Drawer draws src, from sp on, into the rectangle r of dst.
type Drawer interface {
	Draw(dst Image, r image.Rectangle, src image.Image, sp image.Point)
}

// Draw draws src, from sp on, into the rectangle r of dst.
func Draw(dst Image, r image.Rectangle, src image.Image, sp image.Point, op Op) {
	DrawMask(dst, r, src, sp, nil, image.Point{}, op)
}

// clip makes r smaller, so that all of it is in all images.
func clip(dst Image, r *image.Rectangle, src image.Image, sp *image.Point, mask image.Image, mp *image.Point) {
	start := r.Min
	*r = r.Intersect(dst.Bounds()).Intersect(src.Bounds().Add(start.Sub(*sp)))
	if mask != nil {
		*r = r.Intersect(mask.Bounds().Add(start.Sub(*mp)))
	}
	moved := r.Min.Sub(start)
	*sp = sp.Add(moved)
	*mp = mp.Add(moved)
}

// full is the part of something that is all there.
const full = 0xffff

// DrawMask is Draw through a mask, whose alpha says how much is drawn; nil is opaque.
func DrawMask(dst Image, r image.Rectangle, src image.Image, sp image.Point, mask image.Image, mp image.Point, op Op) {
	clip(dst, &r, src, &sp, mask, &mp)
	if r.Empty() {
		return
	}
	if copied(dst, r, src, sp, mask, op) {
		return
	}
	// The images may share their pixels: what is still needed must not be overwritten.
	x0, x1, dx := r.Min.X, r.Max.X, 1
	y0, y1, dy := r.Min.Y, r.Max.Y, 1
	if sp.Y < r.Min.Y || sp.Y == r.Min.Y && sp.X < r.Min.X {
		x0, x1, dx = x1-1, x0-1, -1
		y0, y1, dy = y1-1, y0-1, -1
	}
	from, to := sp.Sub(r.Min), mp.Sub(r.Min)
	get := reader(src)
	behind := reader(dst)
	set := writer(dst)
	// Colours that are not multiplied by alpha are still known where that is 0.
	keepsClear := false
	switch dst.(type) {
	case *image.NRGBA, *image.NRGBA64:
		keepsClear = true
	}
	for y := y0; y != y1; y += dy {
		for x := x0; x != x1; x += dx {
			m := uint32(full)
			if mask != nil {
				_, _, _, m = mask.At(x+to.X, y+to.Y).RGBA()
			}
			switch {
			case m == 0 && op == Over:
			case m == 0:
				set(x, y, color.RGBA64{})
			case m == full && op == Src && keepsClear:
				dst.Set(x, y, src.At(x+from.X, y+from.Y))
			case m == full && op == Src:
				set(x, y, get(x+from.X, y+from.Y))
			case op == Over:
				s, d := get(x+from.X, y+from.Y), behind(x, y)
				a := full - uint32(s.A)*m/full
				mix := func(d, s uint16) uint16 { return uint16((uint32(d)*a + uint32(s)*m) / full) }
				set(x, y, color.RGBA64{R: mix(d.R, s.R), G: mix(d.G, s.G), B: mix(d.B, s.B), A: mix(d.A, s.A)})
			default:
				s := get(x+from.X, y+from.Y)
				part := func(s uint16) uint16 { return uint16(uint32(s) * m / full) }
				set(x, y, color.RGBA64{R: part(s.R), G: part(s.G), B: part(s.B), A: part(s.A)})
			}
		}
	}
}

func reader(m image.Image) func(x, y int) color.RGBA64 {
	if m, ok := m.(image.RGBA64Image); ok {
		return m.RGBA64At
	}
	return func(x, y int) color.RGBA64 {
		r, g, b, a := m.At(x, y).RGBA()
		return color.RGBA64{R: uint16(r), G: uint16(g), B: uint16(b), A: uint16(a)}
	}
}

func writer(m Image) func(x, y int, c color.RGBA64) {
	switch m := m.(type) {
	case *image.RGBA:
		return func(x, y int, c color.RGBA64) {
			m.SetRGBA(x, y, color.RGBA{R: uint8(c.R >> 8), G: uint8(c.G >> 8), B: uint8(c.B >> 8), A: uint8(c.A >> 8)})
		}
	case RGBA64Image:
		return m.SetRGBA64
	}
	return func(x, y int, c color.RGBA64) { m.Set(x, y, c) }
}

// copied draws what is just bytes that are copied, in images of the most usual kind.
func copied(dst Image, r image.Rectangle, src image.Image, sp image.Point, mask image.Image, op Op) bool {
	d, ok := dst.(*image.RGBA)
	if !ok || mask != nil {
		return false
	}
	row := func(y int) []byte { return d.Pix[d.PixOffset(r.Min.X, y):][:4*r.Dx()] }
	switch s := src.(type) {
	case *image.RGBA:
		if op != Src {
			return false
		}
		for i := range r.Dy() {
			if sp.Y < r.Min.Y {
				i = r.Dy() - 1 - i
			}
			copy(row(r.Min.Y+i), s.Pix[s.PixOffset(sp.X, sp.Y+i):])
		}
		return true
	case *image.Uniform:
		if op != Src && !s.Opaque() {
			return false
		}
		c := color.RGBAModel.Convert(s.C).(color.RGBA)
		for y := r.Min.Y; y < r.Max.Y; y++ {
			p := row(y)
			for i := 0; i < len(p); i += 4 {
				p[i], p[i+1], p[i+2], p[i+3] = c.R, c.G, c.B, c.A
			}
		}
		return true
	}
	return false
}

package draw

import (
	"image"
	"image/color"
)

// FloydSteinberg is Src with dithering: what a pixel is wrong by goes to its neighbours (R. W. Floyd and L. Steinberg, "An Adaptive
// Algorithm for Spatial Grey Scale").
var FloydSteinberg Drawer = floydSteinberg{}

type floydSteinberg struct{}

// A deviation is what is owed to a pixel, in sixteenths: red, green, blue, alpha.
type deviation [4]int32

func (floydSteinberg) Draw(dst Image, r image.Rectangle, src image.Image, sp image.Point) {
	var none image.Point
	clip(dst, &r, src, &sp, nil, &none)
	if r.Empty() {
		return
	}
	palette := paletteOf(dst)
	here, below := make([]deviation, r.Dx()+2), make([]deviation, r.Dx()+2)
	for y := range r.Dy() {
		for x := range r.Dx() {
			cr, cg, cb, ca := src.At(sp.X+x, sp.Y+y).RGBA()
			want := deviation{int32(cr), int32(cg), int32(cb), int32(ca)}
			for i := range want {
				want[i] = max(0, min(want[i]+here[x+1][i]/16, full))
			}
			got := palette(r.Min.X+x, r.Min.Y+y, want)
			for i := range want {
				e := want[i] - got[i]
				here[x+2][i] += 7 * e
				below[x][i] += 3 * e
				below[x+1][i] += 5 * e
				below[x+2][i] += e
			}
		}
		here, below = below, here
		clear(below)
	}
}

// paletteOf returns what sets a pixel to nearly a colour, and says to which.
func paletteOf(dst Image) func(x, y int, want deviation) deviation {
	p, isPaletted := dst.(*image.Paletted)
	if !isPaletted {
		return func(x, y int, want deviation) deviation {
			dst.Set(x, y, color.RGBA64{R: uint16(want[0]), G: uint16(want[1]), B: uint16(want[2]), A: uint16(want[3])})
			r, g, b, a := dst.At(x, y).RGBA()
			return deviation{int32(r), int32(g), int32(b), int32(a)}
		}
	}
	colors := make([]deviation, len(p.Palette))
	for i, c := range p.Palette {
		r, g, b, a := c.RGBA()
		colors[i] = deviation{int32(r), int32(g), int32(b), int32(a)}
	}
	return func(x, y int, want deviation) deviation {
		best, least := 0, uint32(1<<32-1)
		for i := range colors {
			sum := uint32(0)
			for k, v := range colors[i] {
				d := uint32(want[k] - v)
				sum += d * d >> 2
			}
			if sum < least {
				best, least = i, sum
				if sum == 0 {
					break
				}
			}
		}
		p.SetColorIndex(x, y, uint8(best))
		return colors[best]
	}
}

// Package color has colours and the conversions between them.
package color

// A Color gives its red, green, blue and alpha, each up to 0xffff; the first three are multiplied by alpha.
type Color interface {
	RGBA() (r, g, b, a uint32)
}

// wide returns the 16 bits that the 8 of v stand for.
func wide(v uint8) uint32 { return uint32(v) * 0x101 }

// white is white that lets the rest of alpha through, gray is opaque.
func white(alpha uint32) (r, g, b, a uint32) { return alpha, alpha, alpha, alpha }
func gray(y uint32) (r, g, b, a uint32)      { return y, y, y, 0xffff }

// RGBA has 8 bits for each part, which are multiplied by alpha.
type RGBA struct {
	R, G, B, A uint8
}

func (c RGBA) RGBA() (r, g, b, a uint32) { return wide(c.R), wide(c.G), wide(c.B), wide(c.A) }

// RGBA64 has 16 bits for each part, which are multiplied by alpha.
type RGBA64 struct {
	R, G, B, A uint16
}

func (c RGBA64) RGBA() (r, g, b, a uint32) {
	return uint32(c.R), uint32(c.G), uint32(c.B), uint32(c.A)
}

// NRGBA has 8 bits for each part, which are not multiplied by alpha.
type NRGBA struct {
	R, G, B, A uint8
}

func (c NRGBA) RGBA() (r, g, b, a uint32) {
	a = uint32(c.A)
	return wide(c.R) * a / 0xff, wide(c.G) * a / 0xff, wide(c.B) * a / 0xff, wide(c.A)
}

// NRGBA64 has 16 bits for each part, which are not multiplied by alpha.
type NRGBA64 struct {
	R, G, B, A uint16
}

func (c NRGBA64) RGBA() (r, g, b, a uint32) {
	a = uint32(c.A)
	return uint32(c.R) * a / 0xffff, uint32(c.G) * a / 0xffff, uint32(c.B) * a / 0xffff, a
}

// Alpha is white of 8 bits of alpha.
type Alpha struct {
	A uint8
}

func (c Alpha) RGBA() (r, g, b, a uint32) { return white(wide(c.A)) }

// Alpha16 is white of 16 bits of alpha.
type Alpha16 struct {
	A uint16
}

func (c Alpha16) RGBA() (r, g, b, a uint32) { return white(uint32(c.A)) }

// Gray has 8 bits.
type Gray struct {
	Y uint8
}

func (c Gray) RGBA() (r, g, b, a uint32) { return gray(wide(c.Y)) }

// Gray16 has 16 bits.
type Gray16 struct {
	Y uint16
}

func (c Gray16) RGBA() (r, g, b, a uint32) { return gray(uint32(c.Y)) }

// A Model makes colours of one kind of others.
type Model interface {
	Convert(c Color) Color
}

type modelFunc struct{ f func(Color) Color }

func (m *modelFunc) Convert(c Color) Color { return m.f(c) }

// ModelFunc returns a model that converts with f.
func ModelFunc(f func(Color) Color) Model { return &modelFunc{f} }

// modelOf is a model whose colours are of type C; those that are so already stay.
func modelOf[C Color](f func(r, g, b, a uint32) C) Model {
	return ModelFunc(func(c Color) Color {
		if same, ok := c.(C); ok {
			return same
		}
		return f(c.RGBA())
	})
}

// The models of this package's colours.
var (
	RGBAModel = modelOf(func(r, g, b, a uint32) RGBA {
		return RGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), uint8(a >> 8)}
	})
	RGBA64Model = modelOf(func(r, g, b, a uint32) RGBA64 {
		return RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
	})
	NRGBAModel = modelOf(func(r, g, b, a uint32) NRGBA {
		r, g, b = divided(r, g, b, a)
		return NRGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), uint8(a >> 8)}
	})
	NRGBA64Model = modelOf(func(r, g, b, a uint32) NRGBA64 {
		r, g, b = divided(r, g, b, a)
		return NRGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
	})
	AlphaModel   = modelOf(func(r, g, b, a uint32) Alpha { return Alpha{uint8(a >> 8)} })
	Alpha16Model = modelOf(func(r, g, b, a uint32) Alpha16 { return Alpha16{uint16(a)} })
	GrayModel    = modelOf(func(r, g, b, a uint32) Gray { return Gray{uint8(luma(r, g, b) >> 24)} })
	Gray16Model  = modelOf(func(r, g, b, a uint32) Gray16 { return Gray16{uint16(luma(r, g, b) >> 16)} })
)

// divided takes alpha out of the parts.
func divided(r, g, b, a uint32) (uint32, uint32, uint32) {
	switch a {
	case 0:
		return 0, 0, 0
	case 0xffff:
		return r, g, b
	}
	return r * 0xffff / a, g * 0xffff / a, b * 0xffff / a
}

// luma is the brightness with 16 bits behind the point: JFIF's weights 0.299, 0.587 and 0.114, rounded so that they add up to 1.
func luma(r, g, b uint32) uint32 { return 19595*r + 38470*g + 7471*b + 1<<15 }

// The four simplest colours.
var (
	Black       = Gray16{0}
	White       = Gray16{0xffff}
	Transparent = Alpha16{0}
	Opaque      = Alpha16{0xffff}
)

// A Palette is a list of colours, and the model of those.
type Palette []Color

// Convert returns the colour of the palette that is nearest to c.
func (p Palette) Convert(c Color) Color {
	if len(p) == 0 {
		return nil
	}
	return p[p.Index(c)]
}

// Index returns where the colour nearest to c is.
func (p Palette) Index(c Color) int {
	r, g, b, a := c.RGBA()
	best, least := 0, uint32(1<<32-1)
	for i, q := range p {
		r2, g2, b2, a2 := q.RGBA()
		if sum := apart(r, r2) + apart(g, g2) + apart(b, b2) + apart(a, a2); sum < least {
			best, least = i, sum
			if sum == 0 {
				break
			}
		}
	}
	return best
}

// apart is a quarter of the square of the difference, so that four fit into 32 bits.
func apart(x, y uint32) uint32 {
	d := x - y
	return d * d >> 2
}

// Package image has images, which are rectangles of colours.
//
// pixels.go has the kinds whose pixels stand one behind the other, ycbcr.go those that JPEG needs.
package image

import "image/color"

// A Config is what is known of an image before it is decoded.
type Config struct {
	ColorModel    color.Model
	Width, Height int
}

// An Image has a colour for each point in its bounds.
type Image interface {
	ColorModel() color.Model
	Bounds() Rectangle
	At(x, y int) color.Color
}

// An RGBA64Image gives colours without boxing them.
type RGBA64Image interface {
	RGBA64At(x, y int) color.RGBA64
	Image
}

// A PalettedImage has colours of a palette.
type PalettedImage interface {
	ColorIndexAt(x, y int) uint8
	Image
}

// A Uniform has one colour everywhere. It is a colour as well, and its own model.
type Uniform struct {
	C color.Color
}

// NewUniform returns an image that is all c.
func NewUniform(c color.Color) *Uniform { return &Uniform{c} }

// Images of the simplest colours.
var (
	Black       = NewUniform(color.Black)
	White       = NewUniform(color.White)
	Transparent = NewUniform(color.Transparent)
	Opaque      = NewUniform(color.Opaque)
)

// RGBA implements color.Color.
func (c *Uniform) RGBA() (r, g, b, a uint32) { return c.C.RGBA() }

// ColorModel implements Image.
func (c *Uniform) ColorModel() color.Model { return c }

// Convert implements color.Model.
func (c *Uniform) Convert(color.Color) color.Color { return c.C }

// Bounds is nearly the whole plane.
func (c *Uniform) Bounds() Rectangle { return Rectangle{Point{-1e9, -1e9}, Point{1e9, 1e9}} }

// At implements Image.
func (c *Uniform) At(x, y int) color.Color { return c.C }

// RGBA64At implements RGBA64Image.
func (c *Uniform) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := c.C.RGBA()
	return color.RGBA64{R: uint16(r), G: uint16(g), B: uint16(b), A: uint16(a)}
}

// Opaque says whether nothing shows through.
func (c *Uniform) Opaque() bool {
	_, _, _, a := c.C.RGBA()
	return a == 0xffff
}

// A Paletted has numbers of a palette's colours.
type Paletted struct {
	Pix     []uint8
	Stride  int
	Rect    Rectangle
	Palette color.Palette
}

// NewPaletted returns an image of the first colour.
func NewPaletted(r Rectangle, p color.Palette) *Paletted {
	return &Paletted{make([]uint8, byteSize(r, 1, "Paletted")), r.Dx(), r, p}
}

// ColorModel implements Image.
func (p *Paletted) ColorModel() color.Model { return p.Palette }

// Bounds implements Image.
func (p *Paletted) Bounds() Rectangle { return p.Rect }

// PixOffset returns where in Pix the pixel is.
func (p *Paletted) PixOffset(x, y int) int { return (y-p.Rect.Min.Y)*p.Stride + x - p.Rect.Min.X }

// At implements Image.
func (p *Paletted) At(x, y int) color.Color {
	if len(p.Palette) == 0 {
		return nil
	}
	return p.Palette[p.ColorIndexAt(x, y)]
}

// RGBA64At implements RGBA64Image.
func (p *Paletted) RGBA64At(x, y int) color.RGBA64 {
	if len(p.Palette) == 0 {
		return color.RGBA64{}
	}
	return color.RGBA64Model.Convert(p.Palette[p.ColorIndexAt(x, y)]).(color.RGBA64)
}

// Set sets a pixel to the nearest colour of the palette.
func (p *Paletted) Set(x, y int, c color.Color) { p.SetColorIndex(x, y, uint8(p.Palette.Index(c))) }

// SetRGBA64 is Set.
func (p *Paletted) SetRGBA64(x, y int, c color.RGBA64) { p.Set(x, y, c) }

// ColorIndexAt returns the number of a pixel's colour.
func (p *Paletted) ColorIndexAt(x, y int) uint8 {
	if !(Point{x, y}).In(p.Rect) {
		return 0
	}
	return p.Pix[p.PixOffset(x, y)]
}

// SetColorIndex sets the number of a pixel's colour.
func (p *Paletted) SetColorIndex(x, y int, index uint8) {
	if (Point{x, y}).In(p.Rect) {
		p.Pix[p.PixOffset(x, y)] = index
	}
}

// SubImage returns a part, which shares the pixels.
func (p *Paletted) SubImage(r Rectangle) Image {
	if r = r.Intersect(p.Rect); r.Empty() {
		return &Paletted{Palette: p.Palette}
	}
	return &Paletted{p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], p.Stride, r, p.Palette}
}

// Opaque says whether no colour that is used lets anything through.
func (p *Paletted) Opaque() bool {
	var used [256]bool
	for y := range p.Rect.Dy() {
		for _, i := range p.Pix[y*p.Stride:][:p.Rect.Dx()] {
			used[i] = true
		}
	}
	for i, c := range p.Palette {
		if _, _, _, a := c.RGBA(); i < 256 && used[i] && a != 0xffff {
			return false
		}
	}
	return true
}

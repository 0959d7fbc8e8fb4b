// Images whose pixels stand one behind the other, row by row. All kinds have the same methods; 16 bits stand with the high byte first.

package image

import "image/color"

// RGBA is an image whose pixels have red, green, blue and alpha, multiplied by that.
type RGBA struct {
	Pix    []uint8
	Stride int // bytes from a row to the next
	Rect   Rectangle
}

// NewRGBA returns an image of zeros.
func NewRGBA(r Rectangle) *RGBA {
	return &RGBA{make([]uint8, byteSize(r, 4, "RGBA")), 4 * r.Dx(), r}
}

// ColorModel implements Image.
func (p *RGBA) ColorModel() color.Model { return color.RGBAModel }

// Bounds implements Image.
func (p *RGBA) Bounds() Rectangle { return p.Rect }

// At implements Image.
func (p *RGBA) At(x, y int) color.Color { return p.RGBAAt(x, y) }

// PixOffset returns where in Pix the pixel starts.
func (p *RGBA) PixOffset(x, y int) int { return (y-p.Rect.Min.Y)*p.Stride + (x-p.Rect.Min.X)*4 }

// RGBAAt is At.
func (p *RGBA) RGBAAt(x, y int) color.RGBA {
	if !(Point{x, y}).In(p.Rect) {
		return color.RGBA{}
	}
	s := p.Pix[p.PixOffset(x, y):][:4]
	return color.RGBA{R: s[0], G: s[1], B: s[2], A: s[3]}
}

// Set sets a pixel; outside of the bounds it does nothing.
func (p *RGBA) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetRGBA(x, y, color.RGBAModel.Convert(c).(color.RGBA))
	}
}

// SetRGBA is Set.
func (p *RGBA) SetRGBA(x, y int, c color.RGBA) {
	if (Point{x, y}).In(p.Rect) {
		*(*[4]uint8)(p.Pix[p.PixOffset(x, y):]) = [4]uint8{c.R, c.G, c.B, c.A}
	}
}

// SubImage returns a part, which shares the pixels.
func (p *RGBA) SubImage(r Rectangle) Image {
	if r = r.Intersect(p.Rect); r.Empty() {
		return &RGBA{}
	}
	return &RGBA{p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], p.Stride, r}
}

// RGBA64At implements RGBA64Image.
func (p *RGBA) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.RGBAAt(x, y).RGBA()
	return color.RGBA64{R: uint16(r), G: uint16(g), B: uint16(b), A: uint16(a)}
}

// SetRGBA64 is Set.
func (p *RGBA) SetRGBA64(x, y int, c color.RGBA64) { p.Set(x, y, c) }

// Opaque says whether nothing shows through.
func (p *RGBA) Opaque() bool {
	for y := p.Rect.Min.Y; y < p.Rect.Max.Y; y++ {
		for x := p.Rect.Min.X; x < p.Rect.Max.X; x++ {
			if p.RGBAAt(x, y).A != 0xff {
				return false
			}
		}
	}
	return true
}

// RGBA64 is an image whose pixels have red, green, blue and alpha of 16 bits, multiplied by that.
type RGBA64 struct {
	Pix    []uint8
	Stride int // bytes from a row to the next
	Rect   Rectangle
}

// NewRGBA64 returns an image of zeros.
func NewRGBA64(r Rectangle) *RGBA64 {
	return &RGBA64{make([]uint8, byteSize(r, 8, "RGBA64")), 8 * r.Dx(), r}
}

// ColorModel implements Image.
func (p *RGBA64) ColorModel() color.Model { return color.RGBA64Model }

// Bounds implements Image.
func (p *RGBA64) Bounds() Rectangle { return p.Rect }

// At implements Image.
func (p *RGBA64) At(x, y int) color.Color { return p.RGBA64At(x, y) }

// PixOffset returns where in Pix the pixel starts.
func (p *RGBA64) PixOffset(x, y int) int { return (y-p.Rect.Min.Y)*p.Stride + (x-p.Rect.Min.X)*8 }

// RGBA64At is At.
func (p *RGBA64) RGBA64At(x, y int) color.RGBA64 {
	if !(Point{x, y}).In(p.Rect) {
		return color.RGBA64{}
	}
	s := p.Pix[p.PixOffset(x, y):][:8]
	return color.RGBA64{R: uint16(s[0])<<8 | uint16(s[1]), G: uint16(s[2])<<8 | uint16(s[3]), B: uint16(s[4])<<8 | uint16(s[5]), A: uint16(s[6])<<8 | uint16(s[7])}
}

// Set sets a pixel; outside of the bounds it does nothing.
func (p *RGBA64) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetRGBA64(x, y, color.RGBA64Model.Convert(c).(color.RGBA64))
	}
}

// SetRGBA64 is Set.
func (p *RGBA64) SetRGBA64(x, y int, c color.RGBA64) {
	if !(Point{x, y}).In(p.Rect) {
		return
	}
	s := p.Pix[p.PixOffset(x, y):][:8]
	s[0], s[1] = uint8(c.R>>8), uint8(c.R)
	s[2], s[3] = uint8(c.G>>8), uint8(c.G)
	s[4], s[5] = uint8(c.B>>8), uint8(c.B)
	s[6], s[7] = uint8(c.A>>8), uint8(c.A)
}

// SubImage returns a part, which shares the pixels.
func (p *RGBA64) SubImage(r Rectangle) Image {
	if r = r.Intersect(p.Rect); r.Empty() {
		return &RGBA64{}
	}
	return &RGBA64{p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], p.Stride, r}
}

// Opaque says whether nothing shows through.
func (p *RGBA64) Opaque() bool {
	for y := p.Rect.Min.Y; y < p.Rect.Max.Y; y++ {
		for x := p.Rect.Min.X; x < p.Rect.Max.X; x++ {
			if p.RGBA64At(x, y).A != 0xffff {
				return false
			}
		}
	}
	return true
}

// NRGBA is an image whose pixels have red, green, blue and alpha, not multiplied by that.
type NRGBA struct {
	Pix    []uint8
	Stride int // bytes from a row to the next
	Rect   Rectangle
}

// NewNRGBA returns an image of zeros.
func NewNRGBA(r Rectangle) *NRGBA {
	return &NRGBA{make([]uint8, byteSize(r, 4, "NRGBA")), 4 * r.Dx(), r}
}

// ColorModel implements Image.
func (p *NRGBA) ColorModel() color.Model { return color.NRGBAModel }

// Bounds implements Image.
func (p *NRGBA) Bounds() Rectangle { return p.Rect }

// At implements Image.
func (p *NRGBA) At(x, y int) color.Color { return p.NRGBAAt(x, y) }

// PixOffset returns where in Pix the pixel starts.
func (p *NRGBA) PixOffset(x, y int) int { return (y-p.Rect.Min.Y)*p.Stride + (x-p.Rect.Min.X)*4 }

// NRGBAAt is At.
func (p *NRGBA) NRGBAAt(x, y int) color.NRGBA {
	if !(Point{x, y}).In(p.Rect) {
		return color.NRGBA{}
	}
	s := p.Pix[p.PixOffset(x, y):][:4]
	return color.NRGBA{R: s[0], G: s[1], B: s[2], A: s[3]}
}

// Set sets a pixel; outside of the bounds it does nothing.
func (p *NRGBA) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetNRGBA(x, y, color.NRGBAModel.Convert(c).(color.NRGBA))
	}
}

// SetNRGBA is Set.
func (p *NRGBA) SetNRGBA(x, y int, c color.NRGBA) {
	if (Point{x, y}).In(p.Rect) {
		*(*[4]uint8)(p.Pix[p.PixOffset(x, y):]) = [4]uint8{c.R, c.G, c.B, c.A}
	}
}

// SubImage returns a part, which shares the pixels.
func (p *NRGBA) SubImage(r Rectangle) Image {
	if r = r.Intersect(p.Rect); r.Empty() {
		return &NRGBA{}
	}
	return &NRGBA{p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], p.Stride, r}
}

// RGBA64At implements RGBA64Image.
func (p *NRGBA) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.NRGBAAt(x, y).RGBA()
	return color.RGBA64{R: uint16(r), G: uint16(g), B: uint16(b), A: uint16(a)}
}

// SetRGBA64 is Set.
func (p *NRGBA) SetRGBA64(x, y int, c color.RGBA64) { p.Set(x, y, c) }

// Opaque says whether nothing shows through.
func (p *NRGBA) Opaque() bool {
	for y := p.Rect.Min.Y; y < p.Rect.Max.Y; y++ {
		for x := p.Rect.Min.X; x < p.Rect.Max.X; x++ {
			if p.NRGBAAt(x, y).A != 0xff {
				return false
			}
		}
	}
	return true
}

// NRGBA64 is an image whose pixels have red, green, blue and alpha of 16 bits, not multiplied by that.
type NRGBA64 struct {
	Pix    []uint8
	Stride int // bytes from a row to the next
	Rect   Rectangle
}

// NewNRGBA64 returns an image of zeros.
func NewNRGBA64(r Rectangle) *NRGBA64 {
	return &NRGBA64{make([]uint8, byteSize(r, 8, "NRGBA64")), 8 * r.Dx(), r}
}

// ColorModel implements Image.
func (p *NRGBA64) ColorModel() color.Model { return color.NRGBA64Model }

// Bounds implements Image.
func (p *NRGBA64) Bounds() Rectangle { return p.Rect }

// At implements Image.
func (p *NRGBA64) At(x, y int) color.Color { return p.NRGBA64At(x, y) }

// PixOffset returns where in Pix the pixel starts.
func (p *NRGBA64) PixOffset(x, y int) int { return (y-p.Rect.Min.Y)*p.Stride + (x-p.Rect.Min.X)*8 }

// NRGBA64At is At.
func (p *NRGBA64) NRGBA64At(x, y int) color.NRGBA64 {
	if !(Point{x, y}).In(p.Rect) {
		return color.NRGBA64{}
	}
	s := p.Pix[p.PixOffset(x, y):][:8]
	return color.NRGBA64{R: uint16(s[0])<<8 | uint16(s[1]), G: uint16(s[2])<<8 | uint16(s[3]), B: uint16(s[4])<<8 | uint16(s[5]), A: uint16(s[6])<<8 | uint16(s[7])}
}

// Set sets a pixel; outside of the bounds it does nothing.
func (p *NRGBA64) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetNRGBA64(x, y, color.NRGBA64Model.Convert(c).(color.NRGBA64))
	}
}

// SetNRGBA64 is Set.
func (p *NRGBA64) SetNRGBA64(x, y int, c color.NRGBA64) {
	if !(Point{x, y}).In(p.Rect) {
		return
	}
	s := p.Pix[p.PixOffset(x, y):][:8]
	s[0], s[1] = uint8(c.R>>8), uint8(c.R)
	s[2], s[3] = uint8(c.G>>8), uint8(c.G)
	s[4], s[5] = uint8(c.B>>8), uint8(c.B)
	s[6], s[7] = uint8(c.A>>8), uint8(c.A)
}

// SubImage returns a part, which shares the pixels.
func (p *NRGBA64) SubImage(r Rectangle) Image {
	if r = r.Intersect(p.Rect); r.Empty() {
		return &NRGBA64{}
	}
	return &NRGBA64{p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], p.Stride, r}
}

// RGBA64At implements RGBA64Image.
func (p *NRGBA64) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.NRGBA64At(x, y).RGBA()
	return color.RGBA64{R: uint16(r), G: uint16(g), B: uint16(b), A: uint16(a)}
}

// SetRGBA64 is Set.
func (p *NRGBA64) SetRGBA64(x, y int, c color.RGBA64) { p.Set(x, y, c) }

// Opaque says whether nothing shows through.
func (p *NRGBA64) Opaque() bool {
	for y := p.Rect.Min.Y; y < p.Rect.Max.Y; y++ {
		for x := p.Rect.Min.X; x < p.Rect.Max.X; x++ {
			if p.NRGBA64At(x, y).A != 0xffff {
				return false
			}
		}
	}
	return true
}

// Alpha is an image whose pixels have alpha.
type Alpha struct {
	Pix    []uint8
	Stride int // bytes from a row to the next
	Rect   Rectangle
}

// NewAlpha returns an image of zeros.
func NewAlpha(r Rectangle) *Alpha {
	return &Alpha{make([]uint8, byteSize(r, 1, "Alpha")), r.Dx(), r}
}

// ColorModel implements Image.
func (p *Alpha) ColorModel() color.Model { return color.AlphaModel }

// Bounds implements Image.
func (p *Alpha) Bounds() Rectangle { return p.Rect }

// At implements Image.
func (p *Alpha) At(x, y int) color.Color { return p.AlphaAt(x, y) }

// PixOffset returns where in Pix the pixel starts.
func (p *Alpha) PixOffset(x, y int) int { return (y-p.Rect.Min.Y)*p.Stride + x - p.Rect.Min.X }

// AlphaAt is At.
func (p *Alpha) AlphaAt(x, y int) color.Alpha {
	if !(Point{x, y}).In(p.Rect) {
		return color.Alpha{}
	}
	s := p.Pix[p.PixOffset(x, y):][:1]
	return color.Alpha{A: s[0]}
}

// Set sets a pixel; outside of the bounds it does nothing.
func (p *Alpha) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetAlpha(x, y, color.AlphaModel.Convert(c).(color.Alpha))
	}
}

// SetAlpha is Set.
func (p *Alpha) SetAlpha(x, y int, c color.Alpha) {
	if !(Point{x, y}).In(p.Rect) {
		return
	}
	s := p.Pix[p.PixOffset(x, y):][:1]
	s[0] = c.A
}

// SubImage returns a part, which shares the pixels.
func (p *Alpha) SubImage(r Rectangle) Image {
	if r = r.Intersect(p.Rect); r.Empty() {
		return &Alpha{}
	}
	return &Alpha{p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], p.Stride, r}
}

// RGBA64At implements RGBA64Image.
func (p *Alpha) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.AlphaAt(x, y).RGBA()
	return color.RGBA64{R: uint16(r), G: uint16(g), B: uint16(b), A: uint16(a)}
}

// SetRGBA64 is Set.
func (p *Alpha) SetRGBA64(x, y int, c color.RGBA64) { p.Set(x, y, c) }

// Opaque says whether nothing shows through.
func (p *Alpha) Opaque() bool {
	for y := p.Rect.Min.Y; y < p.Rect.Max.Y; y++ {
		for x := p.Rect.Min.X; x < p.Rect.Max.X; x++ {
			if p.AlphaAt(x, y).A != 0xff {
				return false
			}
		}
	}
	return true
}

// Alpha16 is an image whose pixels have alpha of 16 bits.
type Alpha16 struct {
	Pix    []uint8
	Stride int // bytes from a row to the next
	Rect   Rectangle
}

// NewAlpha16 returns an image of zeros.
func NewAlpha16(r Rectangle) *Alpha16 {
	return &Alpha16{make([]uint8, byteSize(r, 2, "Alpha16")), 2 * r.Dx(), r}
}

// ColorModel implements Image.
func (p *Alpha16) ColorModel() color.Model { return color.Alpha16Model }

// Bounds implements Image.
func (p *Alpha16) Bounds() Rectangle { return p.Rect }

// At implements Image.
func (p *Alpha16) At(x, y int) color.Color { return p.Alpha16At(x, y) }

// PixOffset returns where in Pix the pixel starts.
func (p *Alpha16) PixOffset(x, y int) int { return (y-p.Rect.Min.Y)*p.Stride + (x-p.Rect.Min.X)*2 }

// Alpha16At is At.
func (p *Alpha16) Alpha16At(x, y int) color.Alpha16 {
	if !(Point{x, y}).In(p.Rect) {
		return color.Alpha16{}
	}
	s := p.Pix[p.PixOffset(x, y):][:2]
	return color.Alpha16{A: uint16(s[0])<<8 | uint16(s[1])}
}

// Set sets a pixel; outside of the bounds it does nothing.
func (p *Alpha16) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetAlpha16(x, y, color.Alpha16Model.Convert(c).(color.Alpha16))
	}
}

// SetAlpha16 is Set.
func (p *Alpha16) SetAlpha16(x, y int, c color.Alpha16) {
	if !(Point{x, y}).In(p.Rect) {
		return
	}
	s := p.Pix[p.PixOffset(x, y):][:2]
	s[0], s[1] = uint8(c.A>>8), uint8(c.A)
}

// SubImage returns a part, which shares the pixels.
func (p *Alpha16) SubImage(r Rectangle) Image {
	if r = r.Intersect(p.Rect); r.Empty() {
		return &Alpha16{}
	}
	return &Alpha16{p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], p.Stride, r}
}

// RGBA64At implements RGBA64Image.
func (p *Alpha16) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.Alpha16At(x, y).RGBA()
	return color.RGBA64{R: uint16(r), G: uint16(g), B: uint16(b), A: uint16(a)}
}

// SetRGBA64 is Set.
func (p *Alpha16) SetRGBA64(x, y int, c color.RGBA64) { p.Set(x, y, c) }

// Opaque says whether nothing shows through.
func (p *Alpha16) Opaque() bool {
	for y := p.Rect.Min.Y; y < p.Rect.Max.Y; y++ {
		for x := p.Rect.Min.X; x < p.Rect.Max.X; x++ {
			if p.Alpha16At(x, y).A != 0xffff {
				return false
			}
		}
	}
	return true
}

// Gray is an image whose pixels have gray.
type Gray struct {
	Pix    []uint8
	Stride int // bytes from a row to the next
	Rect   Rectangle
}

// NewGray returns an image of zeros.
func NewGray(r Rectangle) *Gray {
	return &Gray{make([]uint8, byteSize(r, 1, "Gray")), r.Dx(), r}
}

// ColorModel implements Image.
func (p *Gray) ColorModel() color.Model { return color.GrayModel }

// Bounds implements Image.
func (p *Gray) Bounds() Rectangle { return p.Rect }

// At implements Image.
func (p *Gray) At(x, y int) color.Color { return p.GrayAt(x, y) }

// PixOffset returns where in Pix the pixel starts.
func (p *Gray) PixOffset(x, y int) int { return (y-p.Rect.Min.Y)*p.Stride + x - p.Rect.Min.X }

// GrayAt is At.
func (p *Gray) GrayAt(x, y int) color.Gray {
	if !(Point{x, y}).In(p.Rect) {
		return color.Gray{}
	}
	s := p.Pix[p.PixOffset(x, y):][:1]
	return color.Gray{Y: s[0]}
}

// Set sets a pixel; outside of the bounds it does nothing.
func (p *Gray) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetGray(x, y, color.GrayModel.Convert(c).(color.Gray))
	}
}

// SetGray is Set.
func (p *Gray) SetGray(x, y int, c color.Gray) {
	if !(Point{x, y}).In(p.Rect) {
		return
	}
	s := p.Pix[p.PixOffset(x, y):][:1]
	s[0] = c.Y
}

// SubImage returns a part, which shares the pixels.
func (p *Gray) SubImage(r Rectangle) Image {
	if r = r.Intersect(p.Rect); r.Empty() {
		return &Gray{}
	}
	return &Gray{p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], p.Stride, r}
}

// RGBA64At implements RGBA64Image.
func (p *Gray) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.GrayAt(x, y).RGBA()
	return color.RGBA64{R: uint16(r), G: uint16(g), B: uint16(b), A: uint16(a)}
}

// SetRGBA64 is Set.
func (p *Gray) SetRGBA64(x, y int, c color.RGBA64) { p.Set(x, y, c) }

// Opaque says whether nothing shows through: always.
func (p *Gray) Opaque() bool { return true }

// Gray16 is an image whose pixels have gray of 16 bits.
type Gray16 struct {
	Pix    []uint8
	Stride int // bytes from a row to the next
	Rect   Rectangle
}

// NewGray16 returns an image of zeros.
func NewGray16(r Rectangle) *Gray16 {
	return &Gray16{make([]uint8, byteSize(r, 2, "Gray16")), 2 * r.Dx(), r}
}

// ColorModel implements Image.
func (p *Gray16) ColorModel() color.Model { return color.Gray16Model }

// Bounds implements Image.
func (p *Gray16) Bounds() Rectangle { return p.Rect }

// At implements Image.
func (p *Gray16) At(x, y int) color.Color { return p.Gray16At(x, y) }

// PixOffset returns where in Pix the pixel starts.
func (p *Gray16) PixOffset(x, y int) int { return (y-p.Rect.Min.Y)*p.Stride + (x-p.Rect.Min.X)*2 }

// Gray16At is At.
func (p *Gray16) Gray16At(x, y int) color.Gray16 {
	if !(Point{x, y}).In(p.Rect) {
		return color.Gray16{}
	}
	s := p.Pix[p.PixOffset(x, y):][:2]
	return color.Gray16{Y: uint16(s[0])<<8 | uint16(s[1])}
}

// Set sets a pixel; outside of the bounds it does nothing.
func (p *Gray16) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetGray16(x, y, color.Gray16Model.Convert(c).(color.Gray16))
	}
}

// SetGray16 is Set.
func (p *Gray16) SetGray16(x, y int, c color.Gray16) {
	if !(Point{x, y}).In(p.Rect) {
		return
	}
	s := p.Pix[p.PixOffset(x, y):][:2]
	s[0], s[1] = uint8(c.Y>>8), uint8(c.Y)
}

// SubImage returns a part, which shares the pixels.
func (p *Gray16) SubImage(r Rectangle) Image {
	if r = r.Intersect(p.Rect); r.Empty() {
		return &Gray16{}
	}
	return &Gray16{p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], p.Stride, r}
}

// RGBA64At implements RGBA64Image.
func (p *Gray16) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.Gray16At(x, y).RGBA()
	return color.RGBA64{R: uint16(r), G: uint16(g), B: uint16(b), A: uint16(a)}
}

// SetRGBA64 is Set.
func (p *Gray16) SetRGBA64(x, y int, c color.RGBA64) { p.Set(x, y, c) }

// Opaque says whether nothing shows through: always.
func (p *Gray16) Opaque() bool { return true }

// CMYK is an image whose pixels have the parts of four inks.
type CMYK struct {
	Pix    []uint8
	Stride int // bytes from a row to the next
	Rect   Rectangle
}

// NewCMYK returns an image of zeros.
func NewCMYK(r Rectangle) *CMYK {
	return &CMYK{make([]uint8, byteSize(r, 4, "CMYK")), 4 * r.Dx(), r}
}

// ColorModel implements Image.
func (p *CMYK) ColorModel() color.Model { return color.CMYKModel }

// Bounds implements Image.
func (p *CMYK) Bounds() Rectangle { return p.Rect }

// At implements Image.
func (p *CMYK) At(x, y int) color.Color { return p.CMYKAt(x, y) }

// PixOffset returns where in Pix the pixel starts.
func (p *CMYK) PixOffset(x, y int) int { return (y-p.Rect.Min.Y)*p.Stride + (x-p.Rect.Min.X)*4 }

// CMYKAt is At.
func (p *CMYK) CMYKAt(x, y int) color.CMYK {
	if !(Point{x, y}).In(p.Rect) {
		return color.CMYK{}
	}
	s := p.Pix[p.PixOffset(x, y):][:4]
	return color.CMYK{C: s[0], M: s[1], Y: s[2], K: s[3]}
}

// Set sets a pixel; outside of the bounds it does nothing.
func (p *CMYK) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetCMYK(x, y, color.CMYKModel.Convert(c).(color.CMYK))
	}
}

// SetCMYK is Set.
func (p *CMYK) SetCMYK(x, y int, c color.CMYK) {
	if (Point{x, y}).In(p.Rect) {
		*(*[4]uint8)(p.Pix[p.PixOffset(x, y):]) = [4]uint8{c.C, c.M, c.Y, c.K}
	}
}

// SubImage returns a part, which shares the pixels.
func (p *CMYK) SubImage(r Rectangle) Image {
	if r = r.Intersect(p.Rect); r.Empty() {
		return &CMYK{}
	}
	return &CMYK{p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], p.Stride, r}
}

// RGBA64At implements RGBA64Image.
func (p *CMYK) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.CMYKAt(x, y).RGBA()
	return color.RGBA64{R: uint16(r), G: uint16(g), B: uint16(b), A: uint16(a)}
}

// SetRGBA64 is Set.
func (p *CMYK) SetRGBA64(x, y int, c color.RGBA64) { p.Set(x, y, c) }

// Opaque says whether nothing shows through: always.
func (p *CMYK) Opaque() bool { return true }

package image

import "image/color"

// A YCbCrSubsampleRatio says how many pixels share a Cb and a Cr.
type YCbCrSubsampleRatio int

// The ratios.
const (
	YCbCrSubsampleRatio444 YCbCrSubsampleRatio = iota
	YCbCrSubsampleRatio422
	YCbCrSubsampleRatio420
	YCbCrSubsampleRatio440
	YCbCrSubsampleRatio411
	YCbCrSubsampleRatio410
)

// shared has name, and how many pixels share, as powers of two: across and down.
var shared = [...]struct {
	name         string
	across, down uint
}{{"444", 0, 0}, {"422", 1, 0}, {"420", 1, 1}, {"440", 0, 1}, {"411", 2, 0}, {"410", 2, 1}}

func (s YCbCrSubsampleRatio) String() string {
	if s < 0 || int(s) >= len(shared) {
		return "YCbCrSubsampleRatioUnknown"
	}
	return "YCbCrSubsampleRatio" + shared[s].name
}

// steps returns how many pixels share; those of unknown ratios none.
func (s YCbCrSubsampleRatio) steps() (across, down uint) {
	if s < 0 || int(s) >= len(shared) {
		return 0, 0
	}
	return shared[s].across, shared[s].down
}

// A YCbCr is an image as JPEG has it: a plane for each part, of which two may be coarser.
type YCbCr struct {
	Y, Cb, Cr      []uint8
	YStride        int
	CStride        int
	SubsampleRatio YCbCrSubsampleRatio
	Rect           Rectangle
}

// floorShift is v / 2ⁿ, rounded down.
func floorShift(v int, n uint) int { return v >> n }

// coarse returns the size of the coarser planes.
func coarse(r Rectangle, ratio YCbCrSubsampleRatio) (w, h int) {
	across, down := ratio.steps()
	w = floorShift(r.Max.X-1, across) - floorShift(r.Min.X, across) + 1
	h = floorShift(r.Max.Y-1, down) - floorShift(r.Min.Y, down) + 1
	return w, h
}

// NewYCbCr returns an image of zeros.
func NewYCbCr(r Rectangle, subsampleRatio YCbCrSubsampleRatio) *YCbCr {
	n := byteSize(r, 1, "YCbCr")
	w, h := coarse(r, subsampleRatio)
	b := make([]byte, n+2*w*h)
	return &YCbCr{b[:n:n], b[n : n+w*h : n+w*h], b[n+w*h:], r.Dx(), w, subsampleRatio, r}
}

// ColorModel implements Image.
func (p *YCbCr) ColorModel() color.Model { return color.YCbCrModel }

// Bounds implements Image.
func (p *YCbCr) Bounds() Rectangle { return p.Rect }

// At implements Image.
func (p *YCbCr) At(x, y int) color.Color { return p.YCbCrAt(x, y) }

// RGBA64At implements RGBA64Image.
func (p *YCbCr) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.YCbCrAt(x, y).RGBA()
	return color.RGBA64{R: uint16(r), G: uint16(g), B: uint16(b), A: uint16(a)}
}

// YCbCrAt is At.
func (p *YCbCr) YCbCrAt(x, y int) color.YCbCr {
	if !(Point{x, y}).In(p.Rect) {
		return color.YCbCr{}
	}
	c := p.COffset(x, y)
	return color.YCbCr{Y: p.Y[p.YOffset(x, y)], Cb: p.Cb[c], Cr: p.Cr[c]}
}

// YOffset returns where in Y the pixel is.
func (p *YCbCr) YOffset(x, y int) int { return (y-p.Rect.Min.Y)*p.YStride + x - p.Rect.Min.X }

// COffset returns where in Cb and Cr the pixel is.
func (p *YCbCr) COffset(x, y int) int {
	across, down := p.SubsampleRatio.steps()
	return (floorShift(y, down)-floorShift(p.Rect.Min.Y, down))*p.CStride + floorShift(x, across) - floorShift(p.Rect.Min.X, across)
}

// SubImage returns a part, which shares the pixels.
func (p *YCbCr) SubImage(r Rectangle) Image {
	if r = r.Intersect(p.Rect); r.Empty() {
		return &YCbCr{SubsampleRatio: p.SubsampleRatio}
	}
	y, c := p.YOffset(r.Min.X, r.Min.Y), p.COffset(r.Min.X, r.Min.Y)
	return &YCbCr{p.Y[y:], p.Cb[c:], p.Cr[c:], p.YStride, p.CStride, p.SubsampleRatio, r}
}

// Opaque says whether nothing shows through: always.
func (p *YCbCr) Opaque() bool { return true }

// A NYCbCrA is a YCbCr with alpha, by which it is not multiplied.
type NYCbCrA struct {
	YCbCr
	A       []uint8
	AStride int
}

// NewNYCbCrA returns an image of zeros.
func NewNYCbCrA(r Rectangle, subsampleRatio YCbCrSubsampleRatio) *NYCbCrA {
	n := byteSize(r, 1, "NYCbCrA")
	return &NYCbCrA{*NewYCbCr(r, subsampleRatio), make([]uint8, n), r.Dx()}
}

// ColorModel implements Image.
func (p *NYCbCrA) ColorModel() color.Model { return color.NYCbCrAModel }

// At implements Image.
func (p *NYCbCrA) At(x, y int) color.Color { return p.NYCbCrAAt(x, y) }

// RGBA64At implements RGBA64Image.
func (p *NYCbCrA) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.NYCbCrAAt(x, y).RGBA()
	return color.RGBA64{R: uint16(r), G: uint16(g), B: uint16(b), A: uint16(a)}
}

// NYCbCrAAt is At.
func (p *NYCbCrA) NYCbCrAAt(x, y int) color.NYCbCrA {
	if !(Point{x, y}).In(p.Rect) {
		return color.NYCbCrA{}
	}
	return color.NYCbCrA{YCbCr: p.YCbCrAt(x, y), A: p.A[p.AOffset(x, y)]}
}

// AOffset returns where in A the pixel is.
func (p *NYCbCrA) AOffset(x, y int) int { return (y-p.Rect.Min.Y)*p.AStride + x - p.Rect.Min.X }

// SubImage returns a part, which shares the pixels.
func (p *NYCbCrA) SubImage(r Rectangle) Image {
	if r = r.Intersect(p.Rect); r.Empty() {
		return &NYCbCrA{YCbCr: YCbCr{SubsampleRatio: p.SubsampleRatio}}
	}
	return &NYCbCrA{*p.YCbCr.SubImage(r).(*YCbCr), p.A[p.AOffset(r.Min.X, r.Min.Y):], p.AStride}
}

// Opaque says whether nothing shows through.
func (p *NYCbCrA) Opaque() bool {
	for y := range p.Rect.Dy() {
		for _, a := range p.A[y*p.AStride:][:p.Rect.Dx()] {
			if a != 0xff {
				return false
			}
		}
	}
	return true
}

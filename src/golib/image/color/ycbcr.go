package color

// YCbCr is a colour as JPEG has it: brightness, and the differences to it of blue and red (JFIF).
type YCbCr struct {
	Y, Cb, Cr uint8
}

// The conversions count with 16 bits behind the point.
const (
	half    = 1 << 15
	redOfCr = 91881  // 1.40200
	grnOfCb = 22554  // 0.34414
	grnOfCr = 46802  // 0.71414
	bluOfCb = 116130 // 1.77200
)

// bounded returns v>>shift, but not less than 0 and not more than limit.
func bounded(v int32, shift uint, limit int32) uint32 { return uint32(max(0, min(v>>shift, limit))) }

// RGBToYCbCr converts a colour.
func RGBToYCbCr(r, g, b uint8) (uint8, uint8, uint8) {
	r1, g1, b1 := int32(r), int32(g), int32(b)
	y := (19595*r1 + 38470*g1 + 7471*b1 + half) >> 16
	cb := -11056*r1 - 21712*g1 + 32768*b1 + 257<<15
	cr := 32768*r1 - 27440*g1 - 5328*b1 + 257<<15
	return uint8(y), uint8(bounded(cb, 16, 255)), uint8(bounded(cr, 16, 255))
}

// parts are red, green and blue, with 16 bits behind the point.
func parts(y, cb, cr uint8) (r, g, b int32) {
	y1, cb1, cr1 := int32(y)*0x10101, int32(cb)-128, int32(cr)-128
	return y1 + redOfCr*cr1, y1 - grnOfCb*cb1 - grnOfCr*cr1, y1 + bluOfCb*cb1
}

// YCbCrToRGB converts a colour.
func YCbCrToRGB(y, cb, cr uint8) (uint8, uint8, uint8) {
	r, g, b := parts(y, cb, cr)
	return uint8(bounded(r, 16, 255)), uint8(bounded(g, 16, 255)), uint8(bounded(b, 16, 255))
}

func (c YCbCr) RGBA() (uint32, uint32, uint32, uint32) {
	r1, g1, b1 := parts(c.Y, c.Cb, c.Cr)
	return bounded(r1, 8, 0xffff), bounded(g1, 8, 0xffff), bounded(b1, 8, 0xffff), 0xffff
}

// YCbCrModel is the model of YCbCr.
var YCbCrModel Model = modelOf(func(r, g, b, a uint32) YCbCr {
	y, cb, cr := RGBToYCbCr(uint8(r>>8), uint8(g>>8), uint8(b>>8))
	return YCbCr{y, cb, cr}
})

// NYCbCrA is YCbCr with alpha, by which it is not multiplied.
type NYCbCrA struct {
	YCbCr
	A uint8
}

func (c NYCbCrA) RGBA() (uint32, uint32, uint32, uint32) {
	r, g, b, _ := c.YCbCr.RGBA()
	a := wide(c.A)
	return r * a / 0xffff, g * a / 0xffff, b * a / 0xffff, a
}

// NYCbCrAModel is the model of NYCbCrA.
var NYCbCrAModel Model = ModelFunc(func(c Color) Color {
	if opaque, ok := c.(YCbCr); ok {
		return NYCbCrA{opaque, 0xff}
	} else if _, ok := c.(NYCbCrA); ok {
		return c
	}
	r, g, b, a := c.RGBA()
	r, g, b = divided(r, g, b, a)
	y, cb, cr := RGBToYCbCr(uint8(r>>8), uint8(g>>8), uint8(b>>8))
	return NYCbCrA{YCbCr{y, cb, cr}, uint8(a >> 8)}
})

// CMYK is a colour as printers have it.
type CMYK struct {
	C, M, Y, K uint8
}

func (c CMYK) RGBA() (uint32, uint32, uint32, uint32) {
	light := 0xffff - wide(c.K)
	ink := func(v uint8) uint32 { return (0xffff - wide(v)) * light / 0xffff }
	return ink(c.C), ink(c.M), ink(c.Y), 0xffff
}

// RGBToCMYK converts a colour.
func RGBToCMYK(r, g, b uint8) (uint8, uint8, uint8, uint8) {
	light := uint32(max(r, g, b))
	if light == 0 {
		return 0, 0, 0, 0xff
	}
	ink := func(v uint8) uint8 { return uint8((light - uint32(v)) * 0xff / light) }
	return ink(r), ink(g), ink(b), uint8(0xff - light)
}

// CMYKToRGB converts a colour.
func CMYKToRGB(c, m, y, k uint8) (uint8, uint8, uint8) {
	r, g, b, _ := CMYK{c, m, y, k}.RGBA()
	return uint8(r >> 8), uint8(g >> 8), uint8(b >> 8)
}

// CMYKModel is the model of CMYK.
var CMYKModel Model = modelOf(func(r, g, b, a uint32) CMYK {
	c, m, y, k := RGBToCMYK(uint8(r>>8), uint8(g>>8), uint8(b>>8))
	return CMYK{c, m, y, k}
})

// Package png reads and writes PNG (W3C, Portable Network Graphics).
package png

import (
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"io"
)

const signature = "\x89PNG\r\n\x1a\n"

// A FormatError says what of an image is no PNG.
type FormatError string

func (e FormatError) Error() string { return "png: invalid format: " + string(e) }

// An UnsupportedError says what of a PNG is not supported.
type UnsupportedError string

func (e UnsupportedError) Error() string { return "png: unsupported feature: " + string(e) }

// Kinds of pixels.
const (
	gray      = 0
	rgb       = 2
	paletted  = 3
	grayAlpha = 4
	rgba      = 6
)

// A layout is how pixels are written.
type layout struct {
	kind  uint8
	depth int // bits of a part
}

// parts says how many numbers a pixel has.
func (l layout) parts() int {
	return map[uint8]int{gray: 1, rgb: 3, paletted: 1, grayAlpha: 2, rgba: 4}[l.kind]
}

func (l layout) bits() int { return l.parts() * l.depth }

func (l layout) isKnown() bool {
	switch l.depth {
	case 1, 2, 4:
		return l.kind == gray || l.kind == paletted
	case 8:
		return l.parts() > 0
	case 16:
		return l.parts() > 0 && l.kind != paletted
	}
	return false
}

// A decoder reads chunks.
type decoder struct {
	r           io.Reader
	left        uint32 // bytes of the current chunk
	sum         uint32
	layout      layout
	interlaced  bool
	width       int
	height      int
	palette     color.Palette
	transparent []byte // the tRNS chunk
	img         image.Image
	chunk       string
}

// Decode reads a PNG.
func Decode(r io.Reader) (image.Image, error) {
	d := &decoder{r: r}
	if err := d.all(false); err != nil {
		return nil, err
	}
	return d.img, nil
}

// DecodeConfig reads size and colour model of a PNG.
func DecodeConfig(r io.Reader) (image.Config, error) {
	d := &decoder{r: r}
	if err := d.all(true); err != nil {
		return image.Config{}, err
	}
	return image.Config{ColorModel: d.model(), Width: d.width, Height: d.height}, nil
}

func init() { image.RegisterFormat("png", signature, Decode, DecodeConfig) }

func eof(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// all reads chunks up to the end, or to the pixels.
func (d *decoder) all(headOnly bool) error {
	var b [8]byte
	if _, err := io.ReadFull(d.r, b[:]); err != nil {
		return eof(err)
	}
	if string(b[:]) != signature {
		return FormatError("not a PNG file")
	}
	order := 0 // of the chunk before: IHDR 1, PLTE 2, tRNS 3, IDAT 4
	for {
		if _, err := io.ReadFull(d.r, b[:]); err != nil {
			return eof(err)
		}
		d.left, d.chunk = binary.BigEndian.Uint32(b[:]), string(b[4:])
		d.sum = crc32.ChecksumIEEE(b[4:])
		at := map[string]int{"IHDR": 1, "PLTE": 2, "tRNS": 3, "IDAT": 4}[d.chunk]
		if d.chunk == "IEND" {
			if order != 4 {
				return FormatError("chunk out of order")
			}
			return d.finish()
		}
		if d.left > 0x7fffffff {
			return FormatError("Bad chunk length: " + itoa(d.left))
		}
		if at > 0 && d.chunk != "IDAT" && at <= order || at > 1 && order == 0 || d.chunk == "IDAT" && d.layout.kind == paletted && order < 2 {
			return FormatError("chunk out of order")
		}
		if headOnly && d.chunk == "IDAT" {
			return nil
		}
		var err error
		switch {
		case d.chunk == "IHDR":
			err = d.header()
			if headOnly && err == nil && d.layout.kind != paletted {
				return d.finish()
			}
		case d.chunk == "PLTE":
			err = d.colors()
		case d.chunk == "tRNS":
			err = d.transparency()
		case d.chunk == "IDAT" && order < 4:
			err = d.pixels()
		}
		if err != nil {
			return err
		}
		if at > 0 {
			order = at
		}
		if err := d.finish(); err != nil {
			return err
		}
	}
}

func itoa(n uint32) string {
	s := ""
	for ; n > 9; n /= 10 {
		s = string(rune('0'+n%10)) + s
	}
	return string(rune('0'+n)) + s
}

// read reads from the current chunk.
func (d *decoder) read(p []byte) error {
	_, err := io.ReadFull(d.r, p)
	d.sum = crc32.Update(d.sum, crc32.IEEETable, p)
	d.left -= uint32(len(p))
	return eof(err)
}

// finish passes over the rest of a chunk, and checks it.
func (d *decoder) finish() error {
	var b [4096]byte
	for d.left > 0 {
		if err := d.read(b[:min(d.left, uint32(len(b)))]); err != nil {
			return err
		}
	}
	if _, err := io.ReadFull(d.r, b[:4]); err != nil {
		return eof(err)
	}
	if binary.BigEndian.Uint32(b[:]) != d.sum {
		return FormatError("invalid checksum")
	}
	return nil
}

func (d *decoder) header() error {
	if d.left != 13 {
		return FormatError("bad IHDR length")
	}
	var b [13]byte
	if err := d.read(b[:]); err != nil {
		return err
	}
	switch {
	case b[10] != 0:
		return UnsupportedError("compression method")
	case b[11] != 0:
		return UnsupportedError("filter method")
	case b[12] > 1:
		return FormatError("invalid interlace method")
	}
	w, h := int32(binary.BigEndian.Uint32(b[:])), int32(binary.BigEndian.Uint32(b[4:]))
	if w <= 0 || h <= 0 {
		return FormatError("non-positive dimension")
	}
	if int64(w)*int64(h) >= 1<<58 {
		return UnsupportedError("dimension overflow")
	}
	d.width, d.height, d.interlaced = int(w), int(h), b[12] == 1
	d.layout = layout{b[9], int(b[8])}
	if !d.layout.isKnown() {
		return UnsupportedError("bit depth " + itoa(uint32(b[8])) + ", color type " + itoa(uint32(b[9])))
	}
	return nil
}

func (d *decoder) colors() error {
	n := int(d.left / 3)
	if d.left%3 != 0 || n == 0 || n > 256 || d.layout.depth < 8 && n > 1<<d.layout.depth {
		return FormatError("bad PLTE length")
	}
	b := make([]byte, 3*n)
	if err := d.read(b); err != nil {
		return err
	}
	switch d.layout.kind {
	case paletted:
		d.palette = make(color.Palette, n, 256)
		for i := range d.palette {
			d.palette[i] = color.RGBA{R: b[3*i], G: b[3*i+1], B: b[3*i+2], A: 0xff}
		}
	case gray, grayAlpha:
		return FormatError("PLTE, color type mismatch")
	}
	return nil
}

func (d *decoder) transparency() error {
	want := map[uint8]uint32{gray: 2, rgb: 6}[d.layout.kind]
	if d.layout.kind == grayAlpha || d.layout.kind == rgba {
		return FormatError("tRNS, color type mismatch")
	}
	if d.layout.kind == paletted && d.left > 256 || d.layout.kind != paletted && d.left != want {
		return FormatError("bad tRNS length")
	}
	d.transparent = make([]byte, d.left)
	if err := d.read(d.transparent); err != nil {
		return err
	}
	if d.layout.kind == paletted {
		for i, a := range d.transparent {
			if i == len(d.palette) {
				d.palette = append(d.palette, color.RGBA{A: 0xff})
			}
			c := d.palette[i].(color.RGBA)
			d.palette[i] = color.NRGBA{R: c.R, G: c.G, B: c.B, A: a}
		}
	}
	return nil
}

// model is what the pixels will have.
func (d *decoder) model() color.Model {
	switch wide := d.layout.depth == 16; {
	case d.layout.kind == paletted:
		return d.palette
	case d.layout.kind == gray && d.transparent == nil && wide:
		return color.Gray16Model
	case d.layout.kind == gray && d.transparent == nil:
		return color.GrayModel
	case d.layout.kind == rgb && d.transparent == nil && wide:
		return color.RGBA64Model
	case d.layout.kind == rgb && d.transparent == nil:
		return color.RGBAModel
	case wide:
		return color.NRGBA64Model
	}
	return color.NRGBAModel
}

// A joined reads the data of several IDAT chunks as one.
type joined struct{ d *decoder }

func (j joined) Read(p []byte) (int, error) {
	d := j.d
	for d.left == 0 {
		if err := d.finish(); err != nil {
			return 0, err
		}
		var b [8]byte
		if _, err := io.ReadFull(d.r, b[:]); err != nil {
			return 0, eof(err)
		}
		d.left, d.chunk = binary.BigEndian.Uint32(b[:]), string(b[4:])
		d.sum = crc32.ChecksumIEEE(b[4:])
		if d.chunk != "IDAT" {
			return 0, FormatError("not enough pixel data")
		}
	}
	n, err := d.r.Read(p[:min(len(p), int(d.left))])
	d.sum = crc32.Update(d.sum, crc32.IEEETable, p[:n])
	d.left -= uint32(n)
	return n, err
}

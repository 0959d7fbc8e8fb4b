package png

import (
	"compress/zlib"
	"encoding/binary"
	"image"
	"image/color"
	"io"
)

// A pass has every so many pixels of an interlaced image.
type pass struct{ x, y, dx, dy int }

var passes = []pass{{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}}

// pixels decodes the image.
func (d *decoder) pixels() error {
	z, err := zlib.NewReader(joined{d})
	if err != nil {
		return err
	}
	defer z.Close()
	r := image.Rect(0, 0, d.width, d.height)
	var set func(x, y int, v []byte, i int)
	d.img, set = d.target(r)
	todo := []pass{{0, 0, 1, 1}}
	if d.interlaced {
		todo = passes
	}
	for _, p := range todo {
		w, h := (d.width-p.x+p.dx-1)/p.dx, (d.height-p.y+p.dy-1)/p.dy
		if w <= 0 || h <= 0 {
			continue
		}
		size := (w*d.layout.bits() + 7) / 8
		row, above := make([]byte, size+1), make([]byte, size+1)
		for y := range h {
			if _, err := io.ReadFull(z, row); err != nil {
				if err == io.EOF || err == io.ErrUnexpectedEOF {
					return FormatError("not enough pixel data")
				}
				return err
			}
			if err := d.unfilter(row, above); err != nil {
				return err
			}
			for x := range w {
				set(p.x+x*p.dx, p.y+y*p.dy, row[1:], x)
			}
			row, above = above, row
		}
	}
	// The checksum stands behind the last pixel.
	var b [1]byte
	switch n, err := io.ReadFull(z, b[:]); {
	case n > 0:
		return FormatError("too much pixel data")
	case err != io.EOF:
		return FormatError(err.Error())
	}
	return nil
}

// predict is what a filter expects a byte to be.
func predict(filter, left, up, corner byte) byte {
	switch filter {
	case 1:
		return left
	case 2:
		return up
	case 3:
		return byte((int(left) + int(up)) / 2)
	case 4:
		// Paeth: the neighbour that is nearest to left+up-corner.
		p := int(left) + int(up) - int(corner)
		far := func(v byte) int { return max(p-int(v), int(v)-p) }
		if far(left) <= far(up) && far(left) <= far(corner) {
			return left
		} else if far(up) <= far(corner) {
			return up
		}
		return corner
	}
	return 0
}

// unfilter makes bytes of differences.
func (d *decoder) unfilter(row, above []byte) error {
	f := row[0]
	if f > 4 {
		return FormatError("bad filter type")
	}
	if f == 0 {
		return nil
	}
	back := max(1, d.layout.bits()/8)
	for i := 1; i < len(row); i++ {
		var left, corner byte
		if i > back {
			left, corner = row[i-back], above[i-back]
		}
		row[i] += predict(f, left, above[i], corner)
	}
	return nil
}

// number returns the ith number of depth bits.
func number(v []byte, i, depth int) uint16 {
	switch depth {
	case 8:
		return uint16(v[i])
	case 16:
		return binary.BigEndian.Uint16(v[2*i:])
	}
	at := i * depth
	return uint16(v[at/8]>>(8-depth-at%8)) & (1<<depth - 1)
}

// target makes the image, and what sets the pixel that is the ith of a row.
func (d *decoder) target(r image.Rectangle) (image.Image, func(x, y int, v []byte, i int)) {
	l := d.layout
	// A number of few bits is stretched to 8.
	scale := uint16(1)
	if l.depth < 8 {
		scale = 0xff / (1<<l.depth - 1)
	}
	var clear [3]uint16 // the colour that is transparent
	for i := range len(d.transparent) / 2 {
		if l.kind != paletted {
			clear[i] = binary.BigEndian.Uint16(d.transparent[2*i:])
		}
	}
	alpha := func(full uint16, v ...uint16) uint16 {
		if d.transparent == nil {
			return full
		}
		for i := range v {
			if v[i] != clear[i] {
				return full
			}
		}
		return 0
	}
	// get returns the parts of a pixel, as if it had all four.
	get := func(v []byte, i int) (r, g, b, a uint16) {
		full := uint16(0xff)
		if l.depth == 16 {
			full = 0xffff
		}
		n := i * l.parts()
		r = number(v, n, l.depth)
		switch l.kind {
		case gray:
			return r * scale, r * scale, r * scale, alpha(full, r)
		case grayAlpha:
			return r, r, r, number(v, n+1, l.depth)
		}
		g, b = number(v, n+1, l.depth), number(v, n+2, l.depth)
		if l.kind == rgba {
			return r, g, b, number(v, n+3, l.depth)
		}
		return r, g, b, alpha(full, r, g, b)
	}
	switch d.model() {
	case color.GrayModel:
		m := image.NewGray(r)
		return m, func(x, y int, v []byte, i int) {
			m.Pix[y*m.Stride+x] = uint8(number(v, i, l.depth) * scale)
		}
	case color.Gray16Model:
		m := image.NewGray16(r)
		return m, func(x, y int, v []byte, i int) { m.SetGray16(x, y, color.Gray16{Y: number(v, i, 16)}) }
	case color.RGBAModel:
		m := image.NewRGBA(r)
		return m, func(x, y int, v []byte, i int) {
			m.SetRGBA(x, y, color.RGBA{R: v[3*i], G: v[3*i+1], B: v[3*i+2], A: 0xff})
		}
	case color.RGBA64Model:
		m := image.NewRGBA64(r)
		return m, func(x, y int, v []byte, i int) {
			r, g, b, a := get(v, i)
			m.SetRGBA64(x, y, color.RGBA64{R: r, G: g, B: b, A: a})
		}
	case color.NRGBAModel:
		m := image.NewNRGBA(r)
		return m, func(x, y int, v []byte, i int) {
			r, g, b, a := get(v, i)
			m.SetNRGBA(x, y, color.NRGBA{R: uint8(r), G: uint8(g), B: uint8(b), A: uint8(a)})
		}
	case color.NRGBA64Model:
		m := image.NewNRGBA64(r)
		return m, func(x, y int, v []byte, i int) {
			r, g, b, a := get(v, i)
			m.SetNRGBA64(x, y, color.NRGBA64{R: r, G: g, B: b, A: a})
		}
	}
	m := image.NewPaletted(r, d.palette)
	return m, func(x, y int, v []byte, i int) {
		n := number(v, i, l.depth)
		for int(n) >= len(m.Palette) {
			// Colours that are missing are black.
			m.Palette = append(m.Palette, color.RGBA{A: 0xff})
		}
		m.Pix[y*m.Stride+x] = uint8(n)
	}
}

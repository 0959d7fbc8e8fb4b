package png

import (
	"bufio"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"io"
	"strconv"
)

// A CompressionLevel says how hard to compress.
type CompressionLevel int

// The levels.
const (
	DefaultCompression CompressionLevel = 0
	NoCompression      CompressionLevel = -1
	BestSpeed          CompressionLevel = -2
	BestCompression    CompressionLevel = -3
)

// An Encoder encodes with settings.
type Encoder struct {
	CompressionLevel CompressionLevel
	BufferPool       EncoderBufferPool
}

// An EncoderBuffer is memory of an encoder.
type EncoderBuffer struct{ rows [5][]byte }

// An EncoderBufferPool keeps buffers between images.
type EncoderBufferPool interface {
	Get() *EncoderBuffer
	Put(*EncoderBuffer)
}

// Encode writes m as a PNG.
func Encode(w io.Writer, m image.Image) error { return (&Encoder{}).Encode(w, m) }

// A sink writes chunks; after an error it writes no more.
type sink struct {
	w   io.Writer
	err error
}

func (s *sink) chunk(name string, data []byte) {
	if s.err != nil {
		return
	}
	b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	b = append(append(b, name...), data...)
	b = binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
	_, s.err = s.w.Write(b)
}

// Write writes compressed data.
func (s *sink) Write(p []byte) (int, error) {
	s.chunk("IDAT", p)
	return len(p), s.err
}

// Encode writes m as a PNG.
func (enc *Encoder) Encode(w io.Writer, m image.Image) error {
	size := m.Bounds().Size()
	if size.X <= 0 || size.Y <= 0 || int64(size.X) >= 1<<32 || int64(size.Y) >= 1<<32 {
		return FormatError("invalid image size: " + strconv.Itoa(size.X) + "x" + strconv.Itoa(size.Y))
	}
	l, palette := layoutFor(m)
	s := &sink{w: w}
	_, s.err = io.WriteString(w, signature)
	head := binary.BigEndian.AppendUint32(nil, uint32(size.X))
	head = binary.BigEndian.AppendUint32(head, uint32(size.Y))
	s.chunk("IHDR", append(head, uint8(l.depth), l.kind, 0, 0, 0))
	if palette != nil {
		if len(palette) < 1 || len(palette) > 256 {
			return FormatError("bad palette length: " + strconv.Itoa(len(palette)))
		}
		s.palette(palette)
	}
	if s.err != nil {
		return s.err
	}
	levels := map[CompressionLevel]int{NoCompression: zlib.NoCompression, BestSpeed: zlib.BestSpeed, BestCompression: zlib.BestCompression}
	level, ok := levels[enc.CompressionLevel]
	if !ok {
		level = zlib.DefaultCompression
	}
	buffered := bufio.NewWriterSize(s, 1<<15)
	z, err := zlib.NewWriterLevel(buffered, level)
	if err != nil {
		return err
	}
	var buffer *EncoderBuffer
	if enc.BufferPool != nil {
		buffer = enc.BufferPool.Get()
		defer func() { enc.BufferPool.Put(buffer) }()
	}
	if buffer == nil {
		buffer = &EncoderBuffer{}
	}
	if err := writeRows(z, m, l, buffer, level != zlib.NoCompression && l.kind != paletted); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	if err := buffered.Flush(); err != nil {
		return err
	}
	s.chunk("IEND", nil)
	return s.err
}

// palette writes the colours, and the alpha of those that have some.
func (s *sink) palette(p color.Palette) {
	var colors, alphas []byte
	last := 0
	for i, c := range p {
		n := color.NRGBAModel.Convert(c).(color.NRGBA)
		colors = append(colors, n.R, n.G, n.B)
		alphas = append(alphas, n.A)
		if n.A != 0xff {
			last = i + 1
		}
	}
	s.chunk("PLTE", colors)
	if last > 0 {
		s.chunk("tRNS", alphas[:last])
	}
}

// layoutFor says how the pixels of m are written.
func layoutFor(m image.Image) (layout, color.Palette) {
	if pm, ok := m.(image.PalettedImage); ok {
		if p, ok := pm.ColorModel().(color.Palette); ok {
			depth := 8
			switch n := len(p); {
			case n <= 2:
				depth = 1
			case n <= 4:
				depth = 2
			case n <= 16:
				depth = 4
			}
			if p == nil {
				p = color.Palette{}
			}
			return layout{paletted, depth}, p
		}
	}
	o, canTell := m.(interface{ Opaque() bool })
	opaque := canTell && o.Opaque()
	if !canTell {
		opaque = isOpaque(m)
	}
	switch m.ColorModel() {
	case color.GrayModel:
		return layout{gray, 8}, nil
	case color.Gray16Model:
		return layout{gray, 16}, nil
	case color.RGBAModel, color.NRGBAModel, color.AlphaModel:
		if opaque {
			return layout{rgb, 8}, nil
		}
		return layout{rgba, 8}, nil
	}
	if opaque {
		return layout{rgb, 16}, nil
	}
	return layout{rgba, 16}, nil
}

func isOpaque(m image.Image) bool {
	b := m.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if _, _, _, a := m.At(x, y).RGBA(); a != 0xffff {
				return false
			}
		}
	}
	return true
}

// writeRows writes all pixels, each row with the filter that leaves the smallest numbers.
func writeRows(w io.Writer, m image.Image, l layout, buffer *EncoderBuffer, filtered bool) error {
	b := m.Bounds()
	size := (b.Dx()*l.bits() + 7) / 8
	for i := range buffer.rows {
		buffer.rows[i] = make([]byte, size+1)
	}
	row, above := make([]byte, size), make([]byte, size)
	back := max(1, l.bits()/8)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		pack(row, m, l, y)
		best := buffer.rows[0]
		copy(best[1:], row)
		best[0] = 0
		if filtered {
			least := 1 << 62
			for f := range buffer.rows {
				candidate := buffer.rows[f]
				candidate[0] = byte(f)
				sum := 0
				for i, v := range row {
					var left, corner byte
					if i >= back {
						left, corner = row[i-back], above[i-back]
					}
					v -= predict(byte(f), left, above[i], corner)
					candidate[i+1] = v
					sum += min(int(v), 256-int(v))
				}
				if sum < least {
					least, best = sum, candidate
				}
			}
		}
		if _, err := w.Write(best); err != nil {
			return err
		}
		row, above = above, row
	}
	return nil
}

// pack writes the pixels of a row of m.
func pack(row []byte, m image.Image, l layout, y int) {
	b := m.Bounds()
	clear(row)
	i := 0
	for x := b.Min.X; x < b.Max.X; x++ {
		switch {
		case l.kind == paletted:
			at := (x - b.Min.X) * l.depth
			row[at/8] |= m.(image.PalettedImage).ColorIndexAt(x, y) << (8 - l.depth - at%8)
		case l == layout{gray, 8}:
			row[i] = color.GrayModel.Convert(m.At(x, y)).(color.Gray).Y
			i++
		case l == layout{gray, 16}:
			v := color.Gray16Model.Convert(m.At(x, y)).(color.Gray16).Y
			binary.BigEndian.PutUint16(row[i:], v)
			i += 2
		case l.depth == 8:
			c := nrgbaAt(m, x, y)
			row[i], row[i+1], row[i+2] = c.R, c.G, c.B
			i += 3
			if l.kind == rgba {
				row[i] = c.A
				i++
			}
		default:
			c := color.NRGBA64Model.Convert(m.At(x, y)).(color.NRGBA64)
			binary.BigEndian.PutUint16(row[i:], c.R)
			binary.BigEndian.PutUint16(row[i+2:], c.G)
			binary.BigEndian.PutUint16(row[i+4:], c.B)
			i += 6
			if l.kind == rgba {
				binary.BigEndian.PutUint16(row[i:], c.A)
				i += 2
			}
		}
	}
}

// nrgbaAt is the colour of a pixel, without boxes for the usual kinds of images.
func nrgbaAt(m image.Image, x, y int) color.NRGBA {
	switch m := m.(type) {
	case *image.NRGBA:
		return m.NRGBAAt(x, y)
	case *image.RGBA:
		if c := m.RGBAAt(x, y); c.A == 0xff {
			return color.NRGBA(c)
		}
	}
	return color.NRGBAModel.Convert(m.At(x, y)).(color.NRGBA)
}

package gif

import (
	"bufio"
	"compress/lzw"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/color/palette"
	"image/draw"
	"io"
)

// Options say how an image gets its colours.
type Options struct {
	// NumColors is how many there may be, up to 256.
	NumColors int

	// Quantizer finds them; without one they are the first of palette.Plan9.
	Quantizer draw.Quantizer

	// Drawer draws the image with them; without one it is draw.FloydSteinberg.
	Drawer draw.Drawer
}

// Encode writes m as a GIF.
func Encode(w io.Writer, m image.Image, o *Options) error {
	b := m.Bounds()
	if b.Dx() >= 1<<16 || b.Dy() >= 1<<16 {
		return errors.New("gif: image is too large to encode")
	}
	var opts Options
	if o != nil {
		opts = *o
	}
	if opts.NumColors < 1 || opts.NumColors > 256 {
		opts.NumColors = 256
	}
	if opts.Drawer == nil {
		opts.Drawer = draw.FloydSteinberg
	}
	pm, ok := m.(*image.Paletted)
	if !ok {
		if p, ok := m.ColorModel().(color.Palette); ok && len(p) > 0 && len(p) <= opts.NumColors {
			pm = image.NewPaletted(b, p)
			for y := b.Min.Y; y < b.Max.Y; y++ {
				for x := b.Min.X; x < b.Max.X; x++ {
					pm.Set(x, y, m.At(x, y))
				}
			}
		}
	}
	if pm == nil || len(pm.Palette) > opts.NumColors {
		pm = image.NewPaletted(b, palette.Plan9[:opts.NumColors])
		if opts.Quantizer != nil {
			pm.Palette = opts.Quantizer.Quantize(make(color.Palette, 0, opts.NumColors), m)
		}
		opts.Drawer.Draw(pm, b, m, b.Min)
	}
	if pm.Rect.Min != (image.Point{}) {
		moved := *pm
		moved.Rect = moved.Rect.Sub(moved.Rect.Min)
		pm = &moved
	}
	return EncodeAll(w, &GIF{
		Image: []*image.Paletted{pm}, Delay: []int{0},
		Config: image.Config{ColorModel: pm.Palette, Width: b.Dx(), Height: b.Dy()},
	})
}

// EncodeAll writes an animation.
func EncodeAll(w io.Writer, g *GIF) error {
	switch {
	case len(g.Image) == 0:
		return errors.New("gif: must provide at least one image")
	case len(g.Image) != len(g.Delay):
		return errors.New("gif: mismatched image and delay lengths")
	case g.Disposal != nil && len(g.Image) != len(g.Disposal):
		return errors.New("gif: mismatched image and disposal lengths")
	}
	e := &encoder{w: bufio.NewWriter(w), g: *g}
	if e.g.Config == (image.Config{}) {
		size := g.Image[0].Bounds().Max
		e.g.Config.Width, e.g.Config.Height = size.X, size.Y
	} else if e.g.Config.ColorModel != nil {
		if _, ok := e.g.Config.ColorModel.(color.Palette); !ok {
			return errors.New("gif: GIF color model must be a color.Palette")
		}
	}
	if err := e.head(); err != nil {
		return err
	}
	for i, m := range g.Image {
		disposal := uint8(0)
		if g.Disposal != nil {
			disposal = g.Disposal[i]
		}
		if err := e.frame(m, g.Delay[i], disposal); err != nil {
			return err
		}
	}
	e.w.WriteByte(trailer)
	return e.w.Flush()
}

type encoder struct {
	w      *bufio.Writer // which keeps its first error
	g      GIF
	global []byte // the table for all frames
}

func (e *encoder) numbers(n ...int) {
	for _, v := range n {
		e.w.Write(binary.LittleEndian.AppendUint16(nil, uint16(v)))
	}
}

// table returns the colours of p and the code of their number, which is a power of two.
func table(p color.Palette) (b []byte, code uint8, err error) {
	if len(p) < 1 || len(p) > 256 {
		return nil, 0, errors.New("gif: cannot encode color table with more than 256 entries")
	}
	for code = 0; len(p) > 2<<code; code++ {
	}
	b = make([]byte, 3*(2<<code))
	for i, c := range p {
		if c == nil {
			return nil, 0, errors.New("gif: cannot encode color table with nil entries")
		}
		// A colour that is transparent keeps what can be known of it.
		n, ok := c.(color.RGBA)
		if !ok {
			n = color.RGBAModel.Convert(c).(color.RGBA)
		}
		copy(b[3*i:], []byte{n.R, n.G, n.B})
	}
	return b, code, nil
}

func (e *encoder) head() error {
	e.w.WriteString("GIF89a")
	c := e.g.Config
	e.numbers(c.Width, c.Height)
	if p, ok := c.ColorModel.(color.Palette); ok && len(p) > 0 {
		b, code, err := table(p)
		if err != nil {
			return err
		}
		e.global = b
		e.w.Write([]byte{hasTable | code, e.g.BackgroundIndex, 0})
		e.w.Write(b)
	} else {
		e.w.Write([]byte{0, 0, 0})
	}
	if len(e.g.Image) > 1 && e.g.LoopCount >= 0 {
		e.w.Write([]byte{extension, application, 11})
		e.w.WriteString("NETSCAPE2.0\x03\x01")
		e.numbers(e.g.LoopCount)
		e.w.WriteByte(0)
	}
	return nil
}

func (e *encoder) frame(m *image.Paletted, delay int, disposal uint8) error {
	if len(m.Palette) == 0 {
		return errors.New("gif: cannot encode image block with empty palette")
	}
	b := m.Bounds()
	if !b.In(image.Rect(0, 0, 0x10000, 0x10000)) {
		return errors.New("gif: image block is too large to encode")
	}
	if !b.In(image.Rect(0, 0, e.g.Config.Width, e.g.Config.Height)) {
		return errors.New("gif: image block is out of bounds")
	}
	clear := -1
	for i, c := range m.Palette {
		if c == nil {
			return errors.New("gif: cannot encode color table with nil entries")
		}
		if _, _, _, a := c.RGBA(); a == 0 {
			clear = i
			break
		}
	}
	if delay > 0 || disposal != 0 || clear >= 0 {
		flags := disposal << 2
		if clear >= 0 {
			flags |= 1
		}
		e.w.Write([]byte{extension, control, 4, flags})
		e.numbers(delay)
		e.w.Write([]byte{uint8(max(clear, 0)), 0})
	}
	colors, code, err := table(m.Palette)
	if err != nil {
		return err
	}
	e.w.WriteByte(descriptor)
	e.numbers(b.Min.X, b.Min.Y, b.Dx(), b.Dy())
	if string(colors) == string(e.global) {
		e.w.WriteByte(0)
	} else {
		e.w.WriteByte(hasTable | code)
		e.w.Write(colors)
	}
	width := max(2, int(code)+1)
	e.w.WriteByte(uint8(width))
	blocks := &blockWriter{w: e.w}
	z := lzw.NewWriter(blocks, lzw.LSB, width)
	for y := range b.Dy() {
		if _, err := z.Write(m.Pix[y*m.Stride:][:b.Dx()]); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	return blocks.end()
}

// A blockWriter divides data into blocks of up to 255 bytes.
type blockWriter struct {
	w   *bufio.Writer
	buf []byte
}

func (b *blockWriter) Write(p []byte) (int, error) {
	n := len(p)
	for len(p) > 0 {
		k := min(len(p), 255-len(b.buf))
		b.buf = append(b.buf, p[:k]...)
		p = p[k:]
		if len(b.buf) == 255 {
			if err := b.flush(); err != nil {
				return 0, err
			}
		}
	}
	return n, nil
}

func (b *blockWriter) flush() error {
	b.w.WriteByte(uint8(len(b.buf)))
	_, err := b.w.Write(b.buf)
	b.buf = b.buf[:0]
	return err
}

func (b *blockWriter) end() error {
	if len(b.buf) > 0 {
		if err := b.flush(); err != nil {
			return err
		}
	}
	return b.w.WriteByte(0)
}

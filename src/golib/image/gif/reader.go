// Package gif reads and writes GIF (CompuServe, GIF89a).
package gif

import (
	"bufio"
	"compress/lzw"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"io"
)

// What becomes of a frame when the next comes.
const (
	DisposalNone       = 0x01
	DisposalBackground = 0x02
	DisposalPrevious   = 0x03
)

// Marks in a file.
const (
	extension   = 0x21
	descriptor  = 0x2C
	trailer     = 0x3B
	plainText   = 0x01
	control     = 0xF9
	comment     = 0xFE
	application = 0xFF

	hasTable  = 0x80
	interlace = 0x40
)

// A GIF has one or more images, which make an animation.
type GIF struct {
	Image []*image.Paletted
	Delay []int // behind each image, in 100ths of a second
	// LoopCount is how often the animation is repeated; 0 is for ever, -1 not at all.
	LoopCount int
	Disposal  []byte
	// Config has the palette that images without their own use, and the size of all.
	Config          image.Config
	BackgroundIndex byte
}

type decoder struct {
	r       *bufio.Reader
	g       GIF
	global  color.Palette
	delay   int
	dispose byte
	clear   int // the colour that is transparent, or -1
}

// Decode reads the first image of a GIF.
func Decode(r io.Reader) (image.Image, error) {
	d := &decoder{}
	if err := d.all(r, false, true); err != nil {
		return nil, err
	}
	return d.g.Image[0], nil
}

// DecodeAll reads all of a GIF.
func DecodeAll(r io.Reader) (*GIF, error) {
	d := &decoder{}
	if err := d.all(r, false, false); err != nil {
		return nil, err
	}
	return &d.g, nil
}

// DecodeConfig reads the size and the palette of a GIF.
func DecodeConfig(r io.Reader) (image.Config, error) {
	d := &decoder{}
	if err := d.all(r, true, false); err != nil {
		return image.Config{}, err
	}
	return d.g.Config, nil
}

func init() { image.RegisterFormat("gif", "GIF8?a", Decode, DecodeConfig) }

func (d *decoder) bytes(n int, what string) ([]byte, error) {
	b := make([]byte, n)
	if _, err := io.ReadFull(d.r, b); err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return nil, fmt.Errorf("gif: reading %s: %w", what, err)
	}
	return b, nil
}

func word(b []byte) int { return int(binary.LittleEndian.Uint16(b)) }

func (d *decoder) colors(flags byte) (color.Palette, error) {
	b, err := d.bytes(3*(2<<(flags&7)), "color table")
	if err != nil {
		return nil, err
	}
	p := make(color.Palette, len(b)/3)
	for i := range p {
		p[i] = color.RGBA{R: b[3*i], G: b[3*i+1], B: b[3*i+2], A: 0xff}
	}
	return p, nil
}

// all reads up to the end, or as far as is asked for.
func (d *decoder) all(r io.Reader, headOnly, firstOnly bool) error {
	if b, ok := r.(*bufio.Reader); ok {
		d.r = b
	} else {
		d.r = bufio.NewReader(r)
	}
	d.g.LoopCount, d.clear = -1, -1
	b, err := d.bytes(13, "header")
	if err != nil {
		return err
	}
	if v := string(b[:6]); v != "GIF87a" && v != "GIF89a" {
		return fmt.Errorf("gif: can't recognize format %q", v)
	}
	d.g.Config.Width, d.g.Config.Height = word(b[6:]), word(b[8:])
	if b[10]&hasTable != 0 {
		d.g.BackgroundIndex = b[11]
		if d.global, err = d.colors(b[10]); err != nil {
			return err
		}
	}
	d.g.Config.ColorModel = d.global
	if headOnly {
		return nil
	}
	for {
		mark, err := d.bytes(1, "frames")
		if err != nil {
			return err
		}
		switch mark[0] {
		case extension:
			err = d.extension()
		case descriptor:
			if err = d.frame(); err == nil && firstOnly {
				return nil
			}
		case trailer:
			if len(d.g.Image) == 0 {
				return errors.New("gif: missing image data")
			}
			return nil
		default:
			return fmt.Errorf("gif: unknown block type: 0x%.2x", mark[0])
		}
		if err != nil {
			return err
		}
	}
}

// block reads a block of up to 255 bytes.
func (d *decoder) block() ([]byte, error) {
	n, err := d.bytes(1, "extension")
	if err != nil {
		return nil, err
	}
	return d.bytes(int(n[0]), "extension")
}

func (d *decoder) extension() error {
	kind, err := d.bytes(1, "extension")
	if err != nil {
		return err
	}
	switch kind[0] {
	case control:
		b, err := d.bytes(6, "graphic control")
		if err != nil {
			return err
		}
		if b[0] != 4 {
			return fmt.Errorf("gif: invalid graphic control extension block size: %d", b[0])
		}
		d.dispose, d.delay, d.clear = b[1]>>2&7, word(b[2:]), -1
		if b[1]&1 != 0 {
			d.clear = int(b[4])
		}
		if b[5] != 0 {
			return fmt.Errorf("gif: invalid graphic control extension block terminator: %d", b[5])
		}
		return nil
	case plainText, comment, application:
	default:
		return fmt.Errorf("gif: unknown extension 0x%.2x", kind[0])
	}
	loops := false
	for {
		b, err := d.block()
		if err != nil {
			return err
		}
		if len(b) == 0 {
			return nil
		}
		if loops && len(b) == 3 && b[0] == 1 {
			d.g.LoopCount = word(b[1:])
		}
		loops = loops || kind[0] == application && string(b) == "NETSCAPE2.0"
	}
}

// A blockReader joins blocks.
type blockReader struct {
	d    *decoder
	left int
	done bool
}

func (b *blockReader) ReadByte() (byte, error) {
	if b.done {
		return 0, io.EOF
	}
	if b.left == 0 {
		n, err := b.d.r.ReadByte()
		if err != nil {
			return 0, err
		}
		if n == 0 {
			b.done = true
			return 0, io.EOF
		}
		b.left = int(n)
	}
	b.left--
	return b.d.r.ReadByte()
}

func (b *blockReader) Read(p []byte) (n int, err error) {
	for n < len(p) && err == nil {
		if p[n], err = b.ReadByte(); err == nil {
			n++
		}
	}
	return n, err
}

func (d *decoder) frame() error {
	b, err := d.bytes(9, "image descriptor")
	if err != nil {
		return err
	}
	r := image.Rect(word(b), word(b[2:]), word(b)+word(b[4:]), word(b[2:])+word(b[6:]))
	if !r.In(image.Rect(0, 0, d.g.Config.Width, d.g.Config.Height)) {
		return errors.New("gif: frame bounds larger than image bounds")
	}
	p := d.global
	if b[8]&hasTable != 0 {
		if p, err = d.colors(b[8]); err != nil {
			return err
		}
	} else if len(p) == 0 {
		return errors.New("gif: no color table")
	}
	if d.clear >= 0 {
		p = append(color.Palette{}, p...)
		for len(p) <= d.clear {
			p = append(p, color.RGBA{})
		}
		p[d.clear] = color.RGBA{}
	}
	width, err := d.bytes(1, "image data")
	if err != nil {
		return err
	}
	if width[0] < 2 || width[0] > 8 {
		return fmt.Errorf("gif: pixel size in decode out of range: %d", width[0])
	}
	m := image.NewPaletted(r, p)
	blocks := &blockReader{d: d}
	z := lzw.NewReader(blocks, lzw.LSB, int(width[0]))
	if _, err := io.ReadFull(z, m.Pix); err != nil {
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			return errors.New("gif: not enough image data")
		}
		return fmt.Errorf("gif: reading image data: %v", err)
	}
	var more [1]byte
	if n, _ := z.Read(more[:]); n > 0 {
		return errors.New("gif: too much image data")
	}
	for !blocks.done {
		if _, err := blocks.ReadByte(); err != nil && err != io.EOF {
			return fmt.Errorf("gif: reading image data: %v", err)
		}
	}
	for _, i := range m.Pix {
		if int(i) >= len(p) {
			return errors.New("gif: invalid pixel value")
		}
	}
	if b[8]&interlace != 0 {
		m.Pix = deinterlaced(m)
	}
	d.g.Image = append(d.g.Image, m)
	d.g.Delay = append(d.g.Delay, d.delay)
	d.g.Disposal = append(d.g.Disposal, d.dispose)
	d.delay, d.dispose, d.clear = 0, 0, -1
	return nil
}

// deinterlaced puts rows in their order: every 8th, those between, every 2nd between those, and the rest.
func deinterlaced(m *image.Paletted) []uint8 {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	pix := make([]uint8, 0, len(m.Pix))
	pix = pix[:len(m.Pix)]
	from := 0
	for _, p := range []struct{ start, step int }{{0, 8}, {4, 8}, {2, 4}, {1, 2}} {
		for y := p.start; y < h; y += p.step {
			copy(pix[y*w:(y+1)*w], m.Pix[from:])
			from += w
		}
	}
	return pix
}

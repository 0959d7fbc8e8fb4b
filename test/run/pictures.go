// run
package main

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"image"
	"image/color"
	"image/color/palette"
	"image/draw"
	"image/gif"
	"image/png"
	"math"
	"math/cmplx"
	"strings"
)

// sum is a number for all pixels.
func sum(m image.Image) string {
	h := fnv.New32a()
	b := m.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			fmt.Fprint(h, m.At(x, y))
		}
	}
	return fmt.Sprintf("%T %v %08x", m, b, h.Sum32())
}

func mandelbrot(size int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, size, size))
	for py := range size {
		for px := range size {
			z0 := complex(float64(px)/float64(size)*4-2, float64(py)/float64(size)*4-2)
			var z complex128
			m.Set(px, py, color.Black)
			for n := uint8(0); n < 200; n++ {
				if z = z*z + z0; cmplx.Abs(z) > 2 {
					m.Set(px, py, color.YCbCr{255 - 15*n, n * 9, 128})
					break
				}
			}
		}
	}
	return m
}

func lissajous(size, frames int) *gif.GIF {
	g := &gif.GIF{LoopCount: frames}
	p := color.Palette{color.White, color.Black, color.RGBA{0, 0xff, 0, 0xff}}
	phase := 0.0
	for range frames {
		m := image.NewPaletted(image.Rect(0, 0, 2*size+1, 2*size+1), p)
		for t := 0.0; t < 10*math.Pi; t += 0.01 {
			x, y := math.Sin(t), math.Sin(t*1.75+phase)
			m.SetColorIndex(size+int(x*float64(size)+0.5), size+int(y*float64(size)+0.5), 1+uint8(t)%2)
		}
		phase += 0.3
		g.Delay = append(g.Delay, 8)
		g.Image = append(g.Image, m)
	}
	return g
}

func main() {
	m := mandelbrot(64)
	fmt.Println(sum(m), m.Opaque())
	var b bytes.Buffer
	fmt.Println(png.Encode(&b, m))
	d, name, err := image.Decode(bytes.NewReader(b.Bytes()))
	fmt.Println(sum(d), name, err)
	c, name, err := image.DecodeConfig(bytes.NewReader(b.Bytes()))
	fmt.Println(c.Width, c.Height, c.ColorModel == color.RGBAModel, name, err)
	_, _, err = image.Decode(strings.NewReader("hello"))
	fmt.Println(err, err == image.ErrFormat)

	g := lissajous(20, 4)
	b.Reset()
	fmt.Println(gif.EncodeAll(&b, g), b.Len())
	all, err := gif.DecodeAll(bytes.NewReader(b.Bytes()))
	fmt.Println(len(all.Image), all.Delay, all.LoopCount, all.Disposal, all.Config.Width, err)
	for i, f := range all.Image {
		fmt.Println(sum(f), bytes.Equal(f.Pix, g.Image[i].Pix), len(f.Palette))
	}
	b.Reset()
	fmt.Println(gif.Encode(&b, m, &gif.Options{NumColors: 64}), b.Len())
	f, err := gif.Decode(&b)
	fmt.Println(sum(f), err)

	// Drawing.
	r := image.Rect(0, 0, 12, 8)
	dst := image.NewRGBA(r)
	draw.Draw(dst, r, image.NewUniform(color.RGBA{200, 100, 50, 255}), image.Point{}, draw.Src)
	draw.Draw(dst, image.Rect(2, 2, 20, 5), image.NewUniform(color.NRGBA{0, 0, 255, 128}), image.Point{}, draw.Over)
	mask := image.NewAlpha(r)
	for i := range mask.Pix {
		mask.Pix[i] = uint8(i * 2)
	}
	draw.DrawMask(dst, r.Inset(1), image.White, image.Point{}, mask, image.Pt(1, 1), draw.Over)
	draw.Draw(dst, r.Add(image.Pt(3, 1)), dst, image.Point{}, draw.Src)
	fmt.Println(sum(dst), dst.At(4, 4), dst.RGBAAt(11, 7))
	draw.Draw(dst.SubImage(image.Rect(4, 3, 9, 8)).(draw.Image), r, dst.SubImage(image.Rect(2, 1, 9, 7)), image.Pt(2, 1), draw.Over)
	draw.Draw(dst.SubImage(image.Rect(1, 2, 9, 8)).(draw.Image), r, dst.SubImage(image.Rect(1, 0, 9, 7)), image.Pt(2, 1), draw.Src)
	fmt.Println(sum(dst))
	pal := image.NewPaletted(r, palette.WebSafe)
	draw.FloydSteinberg.Draw(pal, r, m, image.Pt(20, 20))
	fmt.Println(sum(pal), sum(dst.SubImage(image.Rect(3, 3, 6, 9))))
	for _, kind := range []draw.Image{image.NewNRGBA(r), image.NewRGBA64(r), image.NewNRGBA64(r), image.NewGray(r), image.NewGray16(r), image.NewAlpha(r), image.NewCMYK(r), image.NewPaletted(r, palette.Plan9)} {
		draw.Draw(kind, r, dst, image.Point{}, draw.Src)
		b.Reset()
		err := png.Encode(&b, kind)
		back, err2 := png.Decode(&b)
		fmt.Println(sum(kind), sum(back), err, err2)
	}

	clear := image.NewNRGBA(r)
	clear.Set(2, 2, color.NRGBA{1, 2, 3, 0})
	copied := image.NewNRGBA(r)
	draw.Draw(copied, r, clear, image.Point{}, draw.Src)
	fmt.Println(copied.At(2, 2))
	b.Reset()
	fmt.Println(gif.Encode(&b, struct{ image.Image }{pal}, nil), b.Len())

	// Colours and rectangles.
	for _, c := range []color.Color{color.NRGBA{10, 200, 30, 77}, color.Gray{99}, color.YCbCr{100, 50, 200}, color.CMYK{1, 20, 99, 40}, color.Alpha16{0x1234}, color.NRGBA64{1, 2000, 60000, 30000}} {
		r, g, b, a := c.RGBA()
		fmt.Println(c, r, g, b, a, color.RGBAModel.Convert(c), color.NRGBAModel.Convert(c), color.GrayModel.Convert(c), color.Gray16Model.Convert(c), color.YCbCrModel.Convert(c), color.CMYKModel.Convert(c), color.Palette(palette.Plan9).Index(c))
	}
	q := image.Rect(5, 6, 1, 2)
	s := image.Rect(3, 3, 9, 9)
	fmt.Println(q, q.Intersect(s), q.Union(s), q.Size(), q.Inset(1), q.Inset(9), q.Overlaps(s), q.In(s), image.Pt(-3, 7).Mod(s), q.Add(image.Pt(1, 1)).Eq(q), s.Empty(), image.Pt(4, 4).In(s))
	fmt.Println(q.At(2, 2), q.At(9, 9), image.YCbCrSubsampleRatio420, image.Black.At(3, 4))

	// Errors.
	fmt.Println(png.Encode(&b, image.NewRGBA(image.Rectangle{})))
	fmt.Println(gif.EncodeAll(&b, &gif.GIF{}))
	fmt.Println(gif.Decode(strings.NewReader("GIF89b")))
	_, err = gif.Decode(strings.NewReader("GIF89bxxxxxxxxxxxxxx"))
	fmt.Println(err)
	_, err = png.Decode(strings.NewReader("\x89PNG\r\n\x1a\n"))
	fmt.Println(err)
	_, err = png.Decode(strings.NewReader("no png at all"))
	fmt.Println(err)
	b.Reset()
	png.Encode(&b, m)
	raw := b.Bytes()
	raw[20]++
	_, err = png.Decode(bytes.NewReader(raw))
	fmt.Println(err)
}

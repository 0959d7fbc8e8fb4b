// Package palette has palettes of 256 and of 216 colours.
package palette

import (
	"encoding/hex"
	"image/color"
)

// Plan9 is the palette of Plan 9: 16 brightnesses of each of some colours.
var Plan9 = fromHex(plan9)

// WebSafe are the colours that browsers had in common once: 6 steps of red, green and blue.
var WebSafe = webSafe()

const plan9 = "" +
	"0000000000440000880000cc0044000044440044880044cc0088000088440088880088cc00cc0000cc4400cc8800cccc" +
	"00dddd1111110000550000990000dd005500005555004c990049dd00990000994c0099990093dd00dd0000dd4900dd93" +
	"00ee9e00eeee2222220000660000aa0000ee0066000066660055aa004fee00aa0000aa5500aaaa009eee00ee0000ee4f" +
	"00ff5500ffaa00ffff3333330000770000bb0000ff007700007777005dbb0055ff00bb0000bb5d00bbbb00aaff00ff00" +
	"4400444400884400cc4444004444444444884444cc4488004488444488884488cc44cc0044cc4444cc8844cccc440000" +
	"5500005500554c00994900dd5555005555554c4c994949dd4c99004c994c4c99994993dd49dd0049dd4949dd9349dddd" +
	"4feeee6600006600665500aa4f00ee6666006666665555aa4f4fee55aa0055aa5555aaaa4f9eee4fee004fee4f4fee9e" +
	"55ffaa55ffff7700007700775d00bb5500ff7777007777775d5dbb5555ff5dbb005dbb5d5dbbbb55aaff55ff0055ff55" +
	"8800888800cc8844008844448844888844cc8888008888448888888888cc88cc0088cc4488cc8888cccc880000880044" +
	"99004c9900999300dd994c00994c4c994c999349dd99990099994c9999999393dd93dd0093dd4993dd9393dddd990000" +
	"aa0000aa0055aa00aa9e00eeaa5500aa5555aa55aa9e4feeaaaa00aaaa55aaaaaa9e9eee9eee009eee4f9eee9e9eeeee" +
	"aaffffbb0000bb005dbb00bbaa00ffbb5d00bb5d5dbb5dbbaa55ffbbbb00bbbb5dbbbbbbaaaaffaaff00aaff55aaffaa" +
	"cc00cccc4400cc4444cc4488cc44cccc8800cc8844cc8888cc88cccccc00cccc44cccc88cccccccc0000cc0044cc0088" +
	"dd0093dd00dddd4900dd4949dd4993dd49dddd9300dd9349dd9393dd93dddddd00dddd49dddd93dddddddd0000dd0049" +
	"ee004fee009eee00eeee4f00ee4f4fee4f9eee4feeee9e00ee9e4fee9e9eee9eeeeeee00eeee4feeee9eeeeeeeee0000" +
	"ff0000ff0055ff00aaff00ffff5500ff5555ff55aaff55ffffaa00ffaa55ffaaaaffaaffffff00ffff55ffffaaffffff"

func fromHex(s string) []color.Color {
	b, _ := hex.DecodeString(s)
	colors := make([]color.Color, len(b)/3)
	for i := range colors {
		colors[i] = color.RGBA{R: b[3*i], G: b[3*i+1], B: b[3*i+2], A: 0xff}
	}
	return colors
}

func webSafe() []color.Color {
	colors := make([]color.Color, 216)
	for i := range colors {
		colors[i] = color.RGBA{R: uint8(i / 36 * 0x33), G: uint8(i / 6 % 6 * 0x33), B: uint8(i % 6 * 0x33), A: 0xff}
	}
	return colors
}

package flate

import (
	"io"
	"slices"
)

// A bitWriter writes blocks.
type bitWriter struct {
	w     io.Writer
	err   error
	buf   []byte
	bits  uint64
	nbits uint
}

func (w *bitWriter) put(v uint32, n uint) {
	w.bits |= uint64(v) << w.nbits
	w.nbits += n
	for w.nbits >= 8 {
		w.buf = append(w.buf, byte(w.bits))
		w.bits >>= 8
		w.nbits -= 8
	}
}

// align fills the last byte.
func (w *bitWriter) align() {
	if w.nbits > 0 {
		w.put(0, 8-w.nbits)
	}
}

func (w *bitWriter) flush() {
	if w.err == nil && len(w.buf) > 0 {
		_, w.err = w.w.Write(w.buf)
	}
	w.buf = w.buf[:0]
}

// stored writes data as it is. Stored blocks have at most 65535 bytes.
func (w *bitWriter) stored(data []byte, last bool) {
	for {
		n := min(len(data), 65535)
		head := uint32(0)
		if last && n == len(data) {
			head = 1
		}
		w.put(head, 3)
		w.align()
		w.put(uint32(n), 16)
		w.put(uint32(n)^0xFFFF, 16)
		w.buf = append(w.buf, data[:n]...)
		data = data[n:]
		if len(data) == 0 {
			return
		}
	}
}

// A code has the bits of each symbol, in the order in which they are written.
type code struct {
	lengths []uint8
	bits    []uint16
}

// canonical makes the code with these lengths.
func canonical(lengths []uint8) code {
	c := code{lengths, make([]uint16, len(lengths))}
	var first [maxCodeBits + 2]uint32
	var count [maxCodeBits + 2]uint32
	for _, n := range lengths {
		count[n]++
	}
	count[0] = 0
	for n := 1; n <= maxCodeBits; n++ {
		first[n] = (first[n-1] + count[n-1]) << 1
	}
	for s, n := range lengths {
		if n > 0 {
			c.bits[s] = uint16(reversed(first[n], uint(n)))
			first[n]++
		}
	}
	return c
}

func (w *bitWriter) symbol(c code, s int) { w.put(uint32(c.bits[s]), uint(c.lengths[s])) }

// bestLengths returns the lengths of Huffman's code for these frequencies. While a code has more than limit bits, the frequencies
// are made more equal.
func bestLengths(freq []int, limit uint8) []uint8 {
	type node struct{ weight, left, right int } // a leaf has left -1, and its symbol in right
	for {
		var nodes []node
		for s, f := range freq {
			if f > 0 {
				nodes = append(nodes, node{f, -1, s})
			}
		}
		lengths := make([]uint8, len(freq))
		if len(nodes) < 2 {
			for _, n := range nodes {
				lengths[n.right] = 1
			}
			return lengths
		}
		slices.SortStableFunc(nodes, func(a, b node) int { return a.weight - b.weight })
		// Leaves and pairs both come in ascending order, so the two lightest are at the fronts.
		leaf, pair, leaves := 0, len(nodes), len(nodes)
		lightest := func() int {
			if pair == len(nodes) || leaf < leaves && nodes[leaf].weight <= nodes[pair].weight {
				leaf++
				return leaf - 1
			}
			pair++
			return pair - 1
		}
		for range leaves - 1 {
			a := lightest()
			b := lightest()
			nodes = append(nodes, node{nodes[a].weight + nodes[b].weight, a, b})
		}
		depth := make([]uint8, len(nodes))
		deepest := uint8(0)
		for i := len(nodes) - 1; i >= 0; i-- {
			if n := nodes[i]; n.left >= 0 {
				depth[n.left], depth[n.right] = depth[i]+1, depth[i]+1
			} else {
				lengths[n.right] = depth[i]
				deepest = max(deepest, depth[i])
			}
		}
		if deepest <= limit {
			return lengths
		}
		flatter := make([]int, len(freq))
		for s, f := range freq {
			if f > 0 {
				flatter[s] = f/2 + 1
			}
		}
		freq = flatter
	}
}

// Codes of lengths and distances, by value.
var (
	lengthCode [maxMatch - 2]uint8
	distCode   [512]uint8 // of distances up to 256, and then of every 128th
)

func init() {
	for c := range lengthBase {
		for i := int(lengthBase[c]); i <= maxMatch && i < int(lengthBase[c])+1<<lengthBits[c]; i++ {
			lengthCode[i-3] = uint8(c)
		}
	}
	for c := range distBase {
		for i := 0; i < 1<<distBits[c]; i++ {
			if d := int(distBase[c]) + i - 1; d < 256 {
				distCode[d] = uint8(c)
			} else {
				distCode[256+(d>>7)] = uint8(c)
			}
		}
	}
}

func codeOfDist(d int) int {
	if d <= 256 {
		return int(distCode[d-1])
	}
	return int(distCode[256+((d-1)>>7)])
}

// A run is a part of the lengths of a dynamic block's codes, as they are written.
type run struct{ symbol, extra uint8 }

var runBits = [3]uint{2, 3, 7}

// runs abbreviates lengths that repeat.
func runs(lengths []uint8) []run {
	var rs []run
	for i := 0; i < len(lengths); {
		n := 1
		for i+n < len(lengths) && lengths[i+n] == lengths[i] {
			n++
		}
		switch value := lengths[i]; {
		case value == 0 && n >= 11:
			n = min(n, 138)
			rs = append(rs, run{18, uint8(n - 11)})
		case value == 0 && n >= 3:
			rs = append(rs, run{17, uint8(n - 3)})
		case i > 0 && value == lengths[i-1] && n >= 3:
			n = min(n, 6)
			rs = append(rs, run{16, uint8(n - 3)})
		default:
			n = 1
			rs = append(rs, run{value, 0})
		}
		i += n
	}
	return rs
}

// block writes data, which symbols stand for, in the form that takes the fewest bits.
func (w *bitWriter) block(data []byte, symbols []uint32, asItIs bool) {
	if asItIs {
		w.stored(data, false)
		return
	}
	var literalFreq [286]int
	var distFreq [30]int
	extra := 0
	literalFreq[endOfBlock] = 1
	for _, s := range symbols {
		if s&matchFlag == 0 {
			literalFreq[s]++
			continue
		}
		l, d := lengthCode[s>>16&0xFF], codeOfDist(int(s&0xFFFF)+1)
		literalFreq[257+int(l)]++
		distFreq[d]++
		extra += int(lengthBits[l]) + int(distBits[d])
	}
	cost := func(freq []int, lengths []uint8) (bits int) {
		for s, f := range freq {
			bits += f * int(lengths[s])
		}
		return bits
	}
	literals, dists := bestLengths(literalFreq[:], maxCodeBits), bestLengths(distFreq[:], maxCodeBits)
	nLiterals, nDists := used(literals, 257), used(dists, 1)
	rs := runs(append(slices.Clip(literals[:nLiterals]), dists[:nDists]...))
	var metaFreq [19]int
	metaExtra := 0
	for _, r := range rs {
		metaFreq[r.symbol]++
		if r.symbol >= 16 {
			metaExtra += int(runBits[r.symbol-16])
		}
	}
	meta := bestLengths(metaFreq[:], 7)
	nMeta := len(metaOrder)
	for nMeta > 4 && meta[metaOrder[nMeta-1]] == 0 {
		nMeta--
	}
	dynamic := 14 + 3*nMeta + cost(metaFreq[:], meta) + metaExtra + cost(literalFreq[:], literals) + cost(distFreq[:], dists) + extra
	fixed := cost(literalFreq[:], fixedLiterals[:]) + cost(distFreq[:], fixedDistances[:]) + extra
	switch {
	case len(data) > 0 && 8*(len(data)+5) < min(fixed, dynamic):
		w.stored(data, false)
		return
	case fixed <= dynamic:
		w.put(1<<1, 3)
		literals, dists = fixedLiterals[:], fixedDistances[:30]
	default:
		w.put(2<<1, 3)
		w.put(uint32(nLiterals-257), 5)
		w.put(uint32(nDists-1), 5)
		w.put(uint32(nMeta-4), 4)
		for _, s := range metaOrder[:nMeta] {
			w.put(uint32(meta[s]), 3)
		}
		c := canonical(meta)
		for _, r := range rs {
			w.symbol(c, int(r.symbol))
			if r.symbol >= 16 {
				w.put(uint32(r.extra), runBits[r.symbol-16])
			}
		}
	}
	w.symbols(symbols, canonical(literals), canonical(dists))
}

// used is how many lengths must be written.
func used(lengths []uint8, least int) int {
	n := len(lengths)
	for n > least && lengths[n-1] == 0 {
		n--
	}
	return n
}

func (w *bitWriter) symbols(symbols []uint32, literals, dists code) {
	for _, s := range symbols {
		if s&matchFlag == 0 {
			w.symbol(literals, int(s))
			continue
		}
		length, distance := int(s>>16&0xFF)+3, int(s&0xFFFF)+1
		l, d := int(lengthCode[length-3]), codeOfDist(distance)
		w.symbol(literals, 257+l)
		w.put(uint32(length)-uint32(lengthBase[l]), uint(lengthBits[l]))
		w.symbol(dists, d)
		w.put(uint32(distance)-uint32(distBase[d]), uint(distBits[d]))
	}
	w.symbol(literals, endOfBlock)
}

package regexp

import (
	"io"
	"unicode/utf8"
)

// opcode is an instruction of the matching machine.
type opcode uint8

const (
	opFail opcode = iota
	opMatch
	opChar   // a character of ranges, then out
	opAssert // a condition, then out
	opSave   // a position, then out
	opAlt    // out is preferred to arg
)

type inst struct {
	op     opcode
	out    int
	arg    int
	ranges []rune
}

// frag is compiled code with places (instruction*2, +1 for arg) that want the next instruction.
type frag struct {
	start    int
	holes    []int
	nullable bool
}

type compiler struct{ code []inst }

func (c *compiler) emit(i inst) int {
	c.code = append(c.code, i)
	return len(c.code) - 1
}

func (c *compiler) patch(holes []int, to int) {
	for _, h := range holes {
		if h&1 == 0 {
			c.code[h/2].out = to
		} else {
			c.code[h/2].arg = to
		}
	}
}

// compile makes the program for a tree; it starts at the returned instruction.
func compile(n *node) (code []inst, start int) {
	c := &compiler{}
	c.emit(inst{op: opFail})
	f := c.node(n)
	c.patch(f.holes, c.emit(inst{op: opMatch}))
	return c.code, f.start
}

func (c *compiler) save(slot int) frag {
	i := c.emit(inst{op: opSave, arg: slot})
	return frag{i, []int{i * 2}, true}
}

func (c *compiler) cat(a, b frag) frag {
	c.patch(a.holes, b.start)
	return frag{a.start, b.holes, a.nullable && b.nullable}
}

// nothing matches the empty string; it is a condition that always holds.
func (c *compiler) nothing() frag {
	i := c.emit(inst{op: opAssert})
	return frag{i, []int{i * 2}, true}
}

func (c *compiler) node(n *node) frag {
	switch n.kind {
	case nClass:
		i := c.emit(inst{op: opChar, ranges: n.ranges})
		return frag{i, []int{i * 2}, false}
	case nAssert:
		i := c.emit(inst{op: opAssert, arg: int(n.assert)})
		return frag{i, []int{i * 2}, true}
	case nCapture:
		open := c.save(2 * n.cap)
		inner := c.node(n.sub[0])
		return c.cat(c.cat(open, inner), c.save(2*n.cap+1))
	case nConcat:
		if len(n.sub) == 0 {
			return c.nothing()
		}
		f := c.node(n.sub[0])
		for _, sub := range n.sub[1:] {
			f = c.cat(f, c.node(sub))
		}
		return f
	case nAlternate:
		f := c.node(n.sub[0])
		for _, sub := range n.sub[1:] {
			g := c.node(sub)
			i := c.emit(inst{op: opAlt, out: f.start, arg: g.start})
			f = frag{i, append(f.holes, g.holes...), f.nullable || g.nullable}
		}
		return f
	case nRepeat:
		return c.repeat(n)
	}
	return c.nothing()
}

// choice prefers to enter at start, or to leave if lazy; hole is the way out.
func (c *compiler) choice(start int, lazy bool) (i, hole int) {
	if lazy {
		i = c.emit(inst{op: opAlt, arg: start})
		return i, i * 2
	}
	i = c.emit(inst{op: opAlt, out: start})
	return i, i*2 + 1
}

func (c *compiler) quest(f frag, lazy bool) frag {
	i, hole := c.choice(f.start, lazy)
	return frag{i, append(f.holes, hole), true}
}

func (c *compiler) plus(f frag, lazy bool) frag {
	i, hole := c.choice(f.start, lazy)
	c.patch(f.holes, i)
	return frag{f.start, []int{hole}, f.nullable}
}

func (c *compiler) star(f frag, lazy bool) frag {
	if f.nullable {
		// The order of preference comes out right only so.
		return c.quest(c.plus(f, lazy), lazy)
	}
	i, hole := c.choice(f.start, lazy)
	c.patch(f.holes, i)
	return frag{i, []int{hole}, true}
}

func (c *compiler) repeat(n *node) frag {
	sub := n.sub[0]
	switch {
	case n.max == 0:
		return c.nothing()
	case n.min == 0 && n.max == -1:
		return c.star(c.node(sub), n.lazy)
	case n.min == 1 && n.max == -1:
		return c.plus(c.node(sub), n.lazy)
	}
	var f frag
	some := false
	add := func(g frag) {
		if some {
			g = c.cat(f, g)
		}
		f, some = g, true
	}
	fixed := n.min
	if n.max == -1 {
		fixed--
	}
	for range fixed {
		add(c.node(sub))
	}
	if n.max == -1 {
		add(c.plus(c.node(sub), n.lazy))
		return f
	}
	if n.max > n.min {
		// (x(x(x)?)?)?
		tail := c.quest(c.node(sub), n.lazy)
		for range n.max - n.min - 1 {
			tail = c.quest(c.cat(c.node(sub), tail), n.lazy)
		}
		add(tail)
	}
	return f
}

// thread is a way through the program that has come to an instruction, with its captures.
type thread struct {
	pc   int
	caps []int
}

// queue is a list of threads by preference, with at most one at each instruction.
type queue struct {
	threads []thread
	seen    []uint32 // the round in which an instruction was entered
}

// machine runs all threads in lock step (Pike's algorithm), so matching takes linear time.
type machine struct {
	re      *Regexp
	s       string
	reader  io.RuneReader // gives the text instead of s
	round   uint32
	matched bool
	caps    []int
	free    [][]int
}

func isWord(r rune) bool {
	return r == '_' || '0' <= r && r <= '9' || 'a' <= r|0x20 && r|0x20 <= 'z' && r < utf8.RuneSelf
}

// conditions are those that hold between two characters; -1 is the border of the text.
func conditions(before, after rune) uint8 {
	var c uint8
	if before < 0 {
		c |= beginText | beginLine
	} else if before == '\n' {
		c |= beginLine
	}
	if after < 0 {
		c |= endText | endLine
	} else if after == '\n' {
		c |= endLine
	}
	if isWord(before) != isWord(after) {
		return c | wordBoundary
	}
	return c | noWordBoundary
}

// add follows the instructions that take no character.
func (m *machine) add(q *queue, pc, pos int, caps []int, cond uint8) {
	for {
		if q.seen[pc] == m.round {
			return
		}
		q.seen[pc] = m.round
		i := &m.re.code[pc]
		switch i.op {
		case opFail:
			return
		case opAlt:
			m.add(q, i.out, pos, caps, cond)
			pc = i.arg
		case opAssert:
			if uint8(i.arg)&^cond != 0 {
				return
			}
			pc = i.out
		case opSave:
			if i.arg < len(caps) {
				old := caps[i.arg]
				caps[i.arg] = pos
				m.add(q, i.out, pos, caps, cond)
				caps[i.arg] = old
				return
			}
			pc = i.out
		default:
			var own []int
			if len(caps) > 0 {
				if n := len(m.free); n > 0 {
					own = m.free[n-1]
					m.free = m.free[:n-1]
				} else {
					own = make([]int, len(caps))
				}
				copy(own, caps)
			}
			q.threads = append(q.threads, thread{pc, own})
			return
		}
	}
}

func (m *machine) drop(t thread) {
	if t.caps != nil {
		m.free = append(m.free, t.caps)
	}
}

func inRanges(ranges []rune, r rune) bool {
	if len(ranges) <= 8 {
		for i := 0; i < len(ranges); i += 2 {
			if r < ranges[i] {
				return false
			}
			if r <= ranges[i+1] {
				return true
			}
		}
		return false
	}
	lo, hi := 0, len(ranges)/2
	for lo < hi {
		mid := (lo + hi) / 2
		switch {
		case r < ranges[2*mid]:
			hi = mid
		case r > ranges[2*mid+1]:
			lo = mid + 1
		default:
			return true
		}
	}
	return false
}

// run searches from pos on and returns the captures, ncap positions; nil if there is no match.
func (re *Regexp) run(s string, pos, ncap int) []int {
	m := &machine{re: re, s: s}
	return m.search(pos, ncap)
}

// runReader is run for a text that is read as far as is needed to know the match, and one character more.
func (re *Regexp) runReader(r io.RuneReader, ncap int) []int {
	m := &machine{re: re, reader: r}
	return m.search(0, ncap)
}

// at is the character at a position, -1 and 0 at the end. A reader is asked for each once, in order.
func (m *machine) at(pos int) (r rune, size int) {
	switch {
	case m.reader != nil:
		r, size, err := m.reader.ReadRune()
		if err != nil {
			return -1, 0
		}
		return r, size
	case pos >= len(m.s):
		return -1, 0
	case m.s[pos] < utf8.RuneSelf:
		return rune(m.s[pos]), 1
	}
	return utf8.DecodeRuneInString(m.s[pos:])
}

func (m *machine) search(pos, ncap int) []int {
	re := m.re
	if ncap < 2 && re.longest {
		ncap = 2
	}
	current := &queue{seen: make([]uint32, len(re.code))}
	next := &queue{seen: make([]uint32, len(re.code))}
	m.round = 1
	before := rune(-1)
	if pos > 0 {
		before, _ = utf8.DecodeLastRuneInString(m.s[:pos])
	}
	caps := make([]int, ncap)
	r, size := m.at(pos)
	for {
		if len(current.threads) == 0 {
			if m.matched || re.anchored && pos > 0 {
				break
			}
			if re.prefix != "" && !re.anchored && m.reader == nil {
				// Nothing can begin before the next place with the prefix.
				skip := indexFrom(m.s, re.prefix, pos)
				if skip < 0 {
					break
				}
				if skip > pos {
					pos = skip
					before, _ = utf8.DecodeLastRuneInString(m.s[:pos])
					r, size = m.at(pos)
				}
			}
		}
		cond := conditions(before, r)
		if !m.matched {
			for i := range caps {
				caps[i] = -1
			}
			if ncap > 0 {
				caps[0] = pos
			}
			m.add(current, re.start, pos, caps, cond)
		}
		after, afterSize := rune(-1), 0
		if size > 0 {
			after, afterSize = m.at(pos + size)
		}
		m.round++
		m.step(current, next, pos, pos+size, r, conditions(r, after))
		if size == 0 || ncap == 0 && m.matched {
			break
		}
		before = r
		pos += size
		r, size = after, afterSize
		current.threads, next.threads = next.threads, current.threads[:0]
		current.seen, next.seen = next.seen, current.seen
	}
	if !m.matched {
		return nil
	}
	if m.caps == nil {
		return []int{}
	}
	return m.caps
}

// step moves the threads over the character r.
func (m *machine) step(current, next *queue, pos, nextPos int, r rune, cond uint8) {
	for j := 0; j < len(current.threads); j++ {
		t := current.threads[j]
		if m.re.longest && m.matched && len(t.caps) > 0 && m.caps[0] < t.caps[0] {
			m.drop(t)
			continue
		}
		i := &m.re.code[t.pc]
		switch i.op {
		case opMatch:
			if len(t.caps) > 0 && (!m.re.longest || !m.matched || m.caps[1] < pos) {
				t.caps[1] = pos
				m.caps = append(m.caps[:0], t.caps...)
			}
			m.matched = true
			if !m.re.longest {
				// The other threads are less preferred.
				for _, rest := range current.threads[j:] {
					m.drop(rest)
				}
				return
			}
		case opChar:
			if r >= 0 && inRanges(i.ranges, r) {
				m.add(next, i.out, nextPos, t.caps, cond)
			}
		}
		m.drop(t)
	}
}

package p

const (
	a = 08
	b = 0b12
	c = 0x
	d = 1_000_
	e = 1__0
	f = 0x1.5
	g = 1e
	h = ''
	i = 'ab'
	j = "abc
	k = "\q"
	l = "\xZZ"
	m = '\400'
	n = "\uD800"
	o = 0o8
	p = 1p3
	q = 0b1e2
	r = #
	s = 1.e+
	t = 0_7
	u = "\'"
)
var é = 1
var ٣a = 1
var x€ = 2

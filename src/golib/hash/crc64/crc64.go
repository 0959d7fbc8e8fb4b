// Package crc64 has cyclic redundancy checks of 64 bits.
package crc64

import (
	"encoding/binary"
	"errors"
	"hash"
	"internal/hashstate"
	"sync"
)

// Size in bytes.
const Size = 8

// Polynomials, with reversed bits.
const (
	ISO  = 0xD800000000000000
	ECMA = 0xC96C5795D7870F42
)

// Table is what a byte does to a checksum.
type Table [256]uint64

// The tables of the two polynomials, made when they are first needed.
var (
	iso  = sync.OnceValue(func() *Table { return makeTable(ISO) })
	ecma = sync.OnceValue(func() *Table { return makeTable(ECMA) })
)

// MakeTable returns the table of a polynomial, which must not be changed.
func MakeTable(poly uint64) *Table {
	switch poly {
	case ISO:
		return iso()
	case ECMA:
		return ecma()
	}
	return makeTable(poly)
}

func makeTable(poly uint64) *Table {
	t := new(Table)
	for i := range t {
		c := uint64(i)
		for range 8 {
			c = c>>1 ^ poly&-(c&1)
		}
		t[i] = c
	}
	return t
}

type digest struct {
	crc uint64
	tab *Table
}

// New starts a computation.
func New(tab *Table) hash.Hash64 { return &digest{0, tab} }

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 1 }
func (d *digest) Reset()         { d.crc = 0 }
func (d *digest) Sum64() uint64  { return d.crc }

func (d *digest) Sum(in []byte) []byte { return binary.BigEndian.AppendUint64(in, d.crc) }

func (d *digest) Write(p []byte) (n int, err error) {
	d.crc = Update(d.crc, d.tab, p)
	return len(p), nil
}

const magic = "crc\x02"

func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, magic...)
	b = binary.BigEndian.AppendUint64(b, tableSum(d.tab))
	return binary.BigEndian.AppendUint64(b, d.crc), nil
}

func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

func (d *digest) UnmarshalBinary(b []byte) error {
	b, err := hashstate.Check("hash/crc64", magic, b, 16)
	if err != nil {
		return err
	}
	if tableSum(d.tab) != binary.BigEndian.Uint64(b) {
		return errors.New("hash/crc64: tables do not match")
	}
	d.crc = binary.BigEndian.Uint64(b[8:])
	return nil
}

func (d *digest) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}

// tableSum tells tables apart in marshalled states.
func tableSum(t *Table) uint64 {
	var b []byte
	if t != nil {
		for _, x := range t {
			b = binary.BigEndian.AppendUint64(b, x)
		}
	}
	return Checksum(b, MakeTable(ISO))
}

// Update adds p to a checksum.
func Update(crc uint64, tab *Table, p []byte) uint64 {
	crc = ^crc
	for _, v := range p {
		crc = tab[byte(crc)^v] ^ crc>>8
	}
	return ^crc
}

// Checksum is the checksum of data.
func Checksum(data []byte, tab *Table) uint64 { return Update(0, tab, data) }

// Package crc32 has cyclic redundancy checks of 32 bits.
package crc32

import (
	"encoding/binary"
	"errors"
	"hash"
	"internal/hashstate"
	"sync"
)

// Size in bytes.
const Size = 4

// Polynomials, with reversed bits.
const (
	IEEE       = 0xedb88320
	Castagnoli = 0x82f63b78
	Koopman    = 0xeb31d82e
)

// Table is what a byte does to a checksum.
type Table [256]uint32

// IEEETable is the table of IEEE.
var IEEETable = makeTable(IEEE)

var castagnoli = sync.OnceValue(func() *Table { return makeTable(Castagnoli) })

// MakeTable returns the table of a polynomial, which must not be changed.
func MakeTable(poly uint32) *Table {
	switch poly {
	case IEEE:
		return IEEETable
	case Castagnoli:
		return castagnoli()
	}
	return makeTable(poly)
}

func makeTable(poly uint32) *Table {
	t := new(Table)
	for i := range t {
		c := uint32(i)
		for range 8 {
			c = c>>1 ^ poly&-(c&1)
		}
		t[i] = c
	}
	return t
}

type digest struct {
	crc uint32
	tab *Table
}

// New starts a computation.
func New(tab *Table) hash.Hash32 { return &digest{0, tab} }

// NewIEEE starts a computation with the polynomial IEEE.
func NewIEEE() hash.Hash32 { return New(IEEETable) }

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 1 }
func (d *digest) Reset()         { d.crc = 0 }
func (d *digest) Sum32() uint32  { return d.crc }

func (d *digest) Sum(in []byte) []byte { return binary.BigEndian.AppendUint32(in, d.crc) }

func (d *digest) Write(p []byte) (n int, err error) {
	d.crc = Update(d.crc, d.tab, p)
	return len(p), nil
}

const magic = "crc\x01"

func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, magic...)
	b = binary.BigEndian.AppendUint32(b, tableSum(d.tab))
	return binary.BigEndian.AppendUint32(b, d.crc), nil
}

func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

func (d *digest) UnmarshalBinary(b []byte) error {
	b, err := hashstate.Check("hash/crc32", magic, b, 8)
	if err != nil {
		return err
	}
	if tableSum(d.tab) != binary.BigEndian.Uint32(b) {
		return errors.New("hash/crc32: tables do not match")
	}
	d.crc = binary.BigEndian.Uint32(b[4:])
	return nil
}

func (d *digest) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}

// tableSum tells tables apart in marshalled states.
func tableSum(t *Table) uint32 {
	var b []byte
	if t != nil {
		for _, x := range t {
			b = binary.BigEndian.AppendUint32(b, x)
		}
	}
	return ChecksumIEEE(b)
}

// Update adds p to a checksum.
func Update(crc uint32, tab *Table, p []byte) uint32 {
	crc = ^crc
	for _, v := range p {
		crc = tab[byte(crc)^v] ^ crc>>8
	}
	return ^crc
}

// Checksum is the checksum of data.
func Checksum(data []byte, tab *Table) uint32 { return Update(0, tab, data) }

// ChecksumIEEE is the checksum of data with the polynomial IEEE.
func ChecksumIEEE(data []byte) uint32 { return Update(0, IEEETable, data) }

// Package fnv has the hash functions FNV-1 and FNV-1a.
package fnv

import (
	"encoding/binary"
	"hash"
	"internal/hashstate"
	"math/bits"
)

// The first values, and the primes; that of 128 bits is 2**88 + prime128Low.
const (
	offset32      = 2166136261
	offset64      = 14695981039346656037
	offset128High = 0x6c62272e07bb0142
	offset128Low  = 0x62b821756295c58d
	prime32       = 16777619
	prime64       = 1099511628211
	prime128Low   = 0x13b
	prime128Shift = 24
)

// In FNV-1a a byte is mixed in before the multiplication.
type (
	sum32  struct{ v uint32 }
	sum32a struct{ v uint32 }
	sum64  struct{ v uint64 }
	sum64a struct{ v uint64 }

	sum128  struct{ high, low uint64 }
	sum128a struct{ high, low uint64 }
)

// New32 is FNV-1 of 32 bits.
func New32() hash.Hash32 { return &sum32{offset32} }

// New32a is FNV-1a of 32 bits.
func New32a() hash.Hash32 { return &sum32a{offset32} }

// New64 is FNV-1 of 64 bits.
func New64() hash.Hash64 { return &sum64{offset64} }

// New64a is FNV-1a of 64 bits.
func New64a() hash.Hash64 { return &sum64a{offset64} }

// New128 is FNV-1 of 128 bits.
func New128() hash.Hash { return &sum128{offset128High, offset128Low} }

// New128a is FNV-1a of 128 bits.
func New128a() hash.Hash { return &sum128a{offset128High, offset128Low} }

func (s *sum32) Write(p []byte) (int, error) {
	v := s.v
	for _, c := range p {
		v = v*prime32 ^ uint32(c)
	}
	s.v = v
	return len(p), nil
}

func (s *sum32a) Write(p []byte) (int, error) {
	v := s.v
	for _, c := range p {
		v = (v ^ uint32(c)) * prime32
	}
	s.v = v
	return len(p), nil
}

func (s *sum64) Write(p []byte) (int, error) {
	v := s.v
	for _, c := range p {
		v = v*prime64 ^ uint64(c)
	}
	s.v = v
	return len(p), nil
}

func (s *sum64a) Write(p []byte) (int, error) {
	v := s.v
	for _, c := range p {
		v = (v ^ uint64(c)) * prime64
	}
	s.v = v
	return len(p), nil
}

// times128 multiplies by the prime.
func times128(high, low uint64) (uint64, uint64) {
	h, l := bits.Mul64(prime128Low, low)
	return h + low<<prime128Shift + prime128Low*high, l
}

func (s *sum128) Write(p []byte) (int, error) {
	for _, c := range p {
		s.high, s.low = times128(s.high, s.low)
		s.low ^= uint64(c)
	}
	return len(p), nil
}

func (s *sum128a) Write(p []byte) (int, error) {
	for _, c := range p {
		s.high, s.low = times128(s.high, s.low^uint64(c))
	}
	return len(p), nil
}

func (s *sum32) Size() int                             { return 4 }
func (s *sum32) BlockSize() int                        { return 1 }
func (s *sum32) Reset()                                { s.v = offset32 }
func (s *sum32) Sum(in []byte) []byte                  { return binary.BigEndian.AppendUint32(in, s.v) }
func (s *sum32) Sum32() uint32                         { return s.v }
func (s *sum32) AppendBinary(b []byte) ([]byte, error) { return s.Sum(append(b, "fnv\x01"...)), nil }
func (s *sum32) MarshalBinary() ([]byte, error)        { return s.AppendBinary(nil) }
func (s *sum32) UnmarshalBinary(b []byte) error {
	b, err := hashstate.Check("hash/fnv", "fnv\x01", b, s.Size())
	if err == nil {
		s.v = binary.BigEndian.Uint32(b)
	}
	return err
}
func (s *sum32) Clone() (hash.Cloner, error) {
	c := *s
	return &c, nil
}

func (s *sum32a) Size() int                             { return 4 }
func (s *sum32a) BlockSize() int                        { return 1 }
func (s *sum32a) Reset()                                { s.v = offset32 }
func (s *sum32a) Sum(in []byte) []byte                  { return binary.BigEndian.AppendUint32(in, s.v) }
func (s *sum32a) Sum32() uint32                         { return s.v }
func (s *sum32a) AppendBinary(b []byte) ([]byte, error) { return s.Sum(append(b, "fnv\x02"...)), nil }
func (s *sum32a) MarshalBinary() ([]byte, error)        { return s.AppendBinary(nil) }
func (s *sum32a) UnmarshalBinary(b []byte) error {
	b, err := hashstate.Check("hash/fnv", "fnv\x02", b, s.Size())
	if err == nil {
		s.v = binary.BigEndian.Uint32(b)
	}
	return err
}
func (s *sum32a) Clone() (hash.Cloner, error) {
	c := *s
	return &c, nil
}

func (s *sum64) Size() int                             { return 8 }
func (s *sum64) BlockSize() int                        { return 1 }
func (s *sum64) Reset()                                { s.v = offset64 }
func (s *sum64) Sum(in []byte) []byte                  { return binary.BigEndian.AppendUint64(in, s.v) }
func (s *sum64) Sum64() uint64                         { return s.v }
func (s *sum64) AppendBinary(b []byte) ([]byte, error) { return s.Sum(append(b, "fnv\x03"...)), nil }
func (s *sum64) MarshalBinary() ([]byte, error)        { return s.AppendBinary(nil) }
func (s *sum64) UnmarshalBinary(b []byte) error {
	b, err := hashstate.Check("hash/fnv", "fnv\x03", b, s.Size())
	if err == nil {
		s.v = binary.BigEndian.Uint64(b)
	}
	return err
}
func (s *sum64) Clone() (hash.Cloner, error) {
	c := *s
	return &c, nil
}

func (s *sum64a) Size() int                             { return 8 }
func (s *sum64a) BlockSize() int                        { return 1 }
func (s *sum64a) Reset()                                { s.v = offset64 }
func (s *sum64a) Sum(in []byte) []byte                  { return binary.BigEndian.AppendUint64(in, s.v) }
func (s *sum64a) Sum64() uint64                         { return s.v }
func (s *sum64a) AppendBinary(b []byte) ([]byte, error) { return s.Sum(append(b, "fnv\x04"...)), nil }
func (s *sum64a) MarshalBinary() ([]byte, error)        { return s.AppendBinary(nil) }
func (s *sum64a) UnmarshalBinary(b []byte) error {
	b, err := hashstate.Check("hash/fnv", "fnv\x04", b, s.Size())
	if err == nil {
		s.v = binary.BigEndian.Uint64(b)
	}
	return err
}
func (s *sum64a) Clone() (hash.Cloner, error) {
	c := *s
	return &c, nil
}

func (s *sum128) Size() int      { return 16 }
func (s *sum128) BlockSize() int { return 1 }
func (s *sum128) Reset()         { s.high, s.low = offset128High, offset128Low }
func (s *sum128) Sum(in []byte) []byte {
	return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(in, s.high), s.low)
}
func (s *sum128) AppendBinary(b []byte) ([]byte, error) { return s.Sum(append(b, "fnv\x05"...)), nil }
func (s *sum128) MarshalBinary() ([]byte, error)        { return s.AppendBinary(nil) }
func (s *sum128) UnmarshalBinary(b []byte) error {
	b, err := hashstate.Check("hash/fnv", "fnv\x05", b, s.Size())
	if err == nil {
		s.high, s.low = binary.BigEndian.Uint64(b), binary.BigEndian.Uint64(b[8:])
	}
	return err
}
func (s *sum128) Clone() (hash.Cloner, error) {
	c := *s
	return &c, nil
}

func (s *sum128a) Size() int      { return 16 }
func (s *sum128a) BlockSize() int { return 1 }
func (s *sum128a) Reset()         { s.high, s.low = offset128High, offset128Low }
func (s *sum128a) Sum(in []byte) []byte {
	return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(in, s.high), s.low)
}
func (s *sum128a) AppendBinary(b []byte) ([]byte, error) { return s.Sum(append(b, "fnv\x06"...)), nil }
func (s *sum128a) MarshalBinary() ([]byte, error)        { return s.AppendBinary(nil) }
func (s *sum128a) UnmarshalBinary(b []byte) error {
	b, err := hashstate.Check("hash/fnv", "fnv\x06", b, s.Size())
	if err == nil {
		s.high, s.low = binary.BigEndian.Uint64(b), binary.BigEndian.Uint64(b[8:])
	}
	return err
}
func (s *sum128a) Clone() (hash.Cloner, error) {
	c := *s
	return &c, nil
}

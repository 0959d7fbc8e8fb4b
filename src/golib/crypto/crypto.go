// Package crypto numbers hash functions, and has the interfaces of keys.
package crypto

import (
	"hash"
	"io"
	"strconv"
)

// Hash is the number of a hash function.
type Hash uint

// The hash functions.
const (
	MD4 Hash = 1 + iota
	MD5
	SHA1
	SHA224
	SHA256
	SHA384
	SHA512
	MD5SHA1
	RIPEMD160
	SHA3_224
	SHA3_256
	SHA3_384
	SHA3_512
	SHA512_224
	SHA512_256
	BLAKE2s_256
	BLAKE2b_256
	BLAKE2b_384
	BLAKE2b_512
	maxHash
)

var names = [maxHash]string{
	MD4: "MD4", MD5: "MD5", SHA1: "SHA-1", SHA224: "SHA-224", SHA256: "SHA-256", SHA384: "SHA-384", SHA512: "SHA-512", MD5SHA1: "MD5+SHA1",
	RIPEMD160: "RIPEMD-160", SHA3_224: "SHA3-224", SHA3_256: "SHA3-256", SHA3_384: "SHA3-384", SHA3_512: "SHA3-512", SHA512_224: "SHA-512/224",
	SHA512_256: "SHA-512/256", BLAKE2s_256: "BLAKE2s-256", BLAKE2b_256: "BLAKE2b-256", BLAKE2b_384: "BLAKE2b-384", BLAKE2b_512: "BLAKE2b-512",
}

var sizes = [maxHash]uint8{
	MD4: 16, MD5: 16, SHA1: 20, SHA224: 28, SHA256: 32, SHA384: 48, SHA512: 64, MD5SHA1: 36, RIPEMD160: 20, SHA3_224: 28, SHA3_256: 32, SHA3_384: 48,
	SHA3_512: 64, SHA512_224: 28, SHA512_256: 32, BLAKE2s_256: 32, BLAKE2b_256: 32, BLAKE2b_384: 48, BLAKE2b_512: 64,
}

var makers [maxHash]func() hash.Hash

// HashFunc returns h, so that it can stand for SignerOpts.
func (h Hash) HashFunc() Hash { return h }

func (h Hash) String() string {
	if h > 0 && h < maxHash {
		return names[h]
	}
	return "unknown hash value " + strconv.Itoa(int(h))
}

// Size is the length of the hash in bytes.
func (h Hash) Size() int {
	if h > 0 && h < maxHash {
		return int(sizes[h])
	}
	panic("crypto: Size of unknown hash function")
}

// New starts a computation; the function's package must be part of the program.
func (h Hash) New() hash.Hash {
	if h.Available() {
		return makers[h]()
	}
	panic("crypto: requested hash function #" + strconv.Itoa(int(h)) + " is unavailable")
}

// Available reports whether the function's package is part of the program.
func (h Hash) Available() bool { return h < maxHash && makers[h] != nil }

// RegisterHash makes a function known, by its package.
func RegisterHash(h Hash, f func() hash.Hash) {
	if h >= maxHash {
		panic("crypto: RegisterHash of unknown hash function")
	}
	makers[h] = f
}

// PublicKey is a public key of any kind.
type PublicKey any

// PrivateKey is a private key of any kind.
type PrivateKey any

// A Signer signs.
type Signer interface {
	Public() PublicKey
	Sign(rand io.Reader, digest []byte, opts SignerOpts) (signature []byte, err error)
}

// A MessageSigner hashes and signs.
type MessageSigner interface {
	Signer
	SignMessage(rand io.Reader, msg []byte, opts SignerOpts) (signature []byte, err error)
}

// SignerOpts are the options of a signature.
type SignerOpts interface {
	HashFunc() Hash
}

// A Decrypter decrypts.
type Decrypter interface {
	Public() PublicKey
	Decrypt(rand io.Reader, msg []byte, opts DecrypterOpts) (plaintext []byte, err error)
}

// DecrypterOpts are the options of a decryption.
type DecrypterOpts any

// An Encapsulator makes shared keys.
type Encapsulator interface {
	Bytes() []byte
	Encapsulate() (sharedKey, ciphertext []byte)
}

// A Decapsulator finds shared keys.
type Decapsulator interface {
	Encapsulator() Encapsulator
	Decapsulate(ciphertext []byte) (sharedKey []byte, err error)
}

// SignMessage hashes the message unless the signer does, and signs.
func SignMessage(signer Signer, rand io.Reader, msg []byte, opts SignerOpts) (signature []byte, err error) {
	if ms, ok := signer.(MessageSigner); ok {
		return ms.SignMessage(rand, msg, opts)
	}
	if f := opts.HashFunc(); f != 0 {
		h := f.New()
		h.Write(msg)
		msg = h.Sum(nil)
	}
	return signer.Sign(rand, msg, opts)
}

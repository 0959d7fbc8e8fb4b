/** The type record of the image: package internal/abi's Type, Field, Method and IMethod, Itab (src/golib/internal/abi/type.go). */

export const kinds = {
  invalid: 0, bool: 1, int: 2, int8: 3, int16: 4, int32: 5, int64: 6, uint: 7, uint8: 8, uint16: 9, uint32: 10, uint64: 11, uintptr: 12,
  float32: 13, float64: 14, complex64: 15, complex128: 16, array: 17, chan: 18, func: 19, interface: 20, map: 21, pointer: 22, slice: 23,
  string: 24, struct: 25, 'unsafe.Pointer': 26,
} as const;

export const typeFlags = { named: 1, direct: 2, comparable: 4, variadic: 8, plain: 16 } as const;

export const typeRecord = {
  size: 0, ptrBytes: 8, hash: 16, flags: 20, align: 21, fieldAlign: 22, kind: 23, gcMask: 24, str: 32, ptrTo: 48, name: 56, pkgPath: 72, methods: 88,
  elem: 112, key: 120, len: 128, fields: 136, in: 160, out: 184, imethods: 208, equal: 232, hashFn: 240, mapOps: 248, sliceOf: 256, bytes: 264,
} as const;

export const fieldRecord = { name: 0, type: 16, offset: 24, tag: 32, pkgPath: 48, embedded: 64, bytes: 72 } as const;
export const methodRecord = { name: 0, pkgPath: 16, type: 32, fn: 40, sig: 48, bytes: 56 } as const;
export const imethodRecord = { name: 0, pkgPath: 16, type: 32, sig: 40, bytes: 48 } as const;
export const itabRecord = { inter: 0, type: 8, hash: 16, fun: 24 } as const;

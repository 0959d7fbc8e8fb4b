/**
 * Strings, bytes and raw memory: what compiled code would do slowly or at length. Second results stand at `ret`. Loops take eight bytes at a
 * time and let the last eight overlap those before, so that no bytes are left to be done singly. Single bytes at the end cost short strings, the common ones, more than the rest.
 */
import { mWriteBarrier } from "./records";
import { K } from "./state";
import { mallocBytes, newarray, roundupsize, typePtrBytes, typeSize } from "./malloc";

import { bulkBarrier, shadeWords } from "./mwbbuf";

/** Where functions with two results put the second (an i64). */
const ret: u32 = 0x1010;

/** Go's typed and untyped moves alike: what the destination holds tells whether the write barrier must see it. */
export function memmove(to: u32, from: u32, n: u32): void {
  if (load<u32>(mWriteBarrier) != 0 && n >= 8) bulkBarrier(to, from, n);
  moveBytes(to, from, n);
}

// @ts-ignore: decorator
@inline
function moveBytes(to: u32, from: u32, n: u32): void {
  if (n <= 32) {
    if (n >= 8) {
      // Overlapping moves of both ends cover every length from 8 to 16, and 17 to 32 with two words each.
      const a = load<u64>(from);
      const z = load<u64>(<usize>(from + n - 8));
      if (n > 16) {
        const b = load<u64>(from, 8);
        const y = load<u64>(<usize>(from + n - 16));
        store<u64>(to, b, 8);
        store<u64>(<usize>(to + n - 16), y);
      }
      store<u64>(to, a);
      store<u64>(<usize>(to + n - 8), z);
      return;
    }
    if (n >= 4) {
      const a = load<u32>(from);
      const z = load<u32>(<usize>(from + n - 4));
      store<u32>(to, a);
      store<u32>(<usize>(to + n - 4), z);
      return;
    }
    if (n == 0) return;
    const a = load<u8>(from);
    const m = load<u8>(<usize>(from + (n >> 1)));
    const z = load<u8>(<usize>(from + n - 1));
    store<u8>(to, a);
    store<u8>(<usize>(to + (n >> 1)), m);
    store<u8>(<usize>(to + n - 1), z);
    return;
  }
  memory.copy(<usize>to, <usize>from, <usize>n);
}

export function memequal(p: u32, q: u32, n: u32): u32 {
  if (p == q) return 1;
  if (n < 8) return smallEqual(p, q, n);
  // The last eight bytes may overlap those before.
  const end = p + n - 8;
  if (load<u64>(<usize>end) != load<u64>(<usize>(q + n - 8))) return 0;
  while (p < end) {
    if (load<u64>(<usize>p) != load<u64>(<usize>q)) return 0;
    p += 8;
    q += 8;
  }
  return 1;
}

// @ts-ignore: decorator
@inline
function smallEqual(p: u32, q: u32, n: u32): u32 {
  if (n >= 4) return <u32>(load<u32>(<usize>p) == load<u32>(<usize>q) && load<u32>(<usize>(p + n - 4)) == load<u32>(<usize>(q + n - 4)));
  if (n == 0) return 1;
  return <u32>(load<u8>(<usize>p) == load<u8>(<usize>q) && load<u8>(<usize>(p + (n >> 1))) == load<u8>(<usize>(q + (n >> 1))) && load<u8>(<usize>(p + n - 1)) == load<u8>(<usize>(q + n - 1)));
}

/** -1, 0 or 1, bytewise. */
export function cmpstring(p: u32, n: i64, q: u32, m: i64): i32 {
  const least = <u32>(n < m ? n : m);
  let i: u32 = 0;
  if (p != q) {
    while (i + 8 <= least) {
      const a = load<u64>(<usize>(p + i));
      const b = load<u64>(<usize>(q + i));
      if (a != b) {
        const x = bswap<u64>(a);
        const y = bswap<u64>(b);
        return x < y ? -1 : 1;
      }
      i += 8;
    }
    while (i < least) {
      const a = load<u8>(<usize>(p + i));
      const b = load<u8>(<usize>(q + i));
      if (a != b) return a < b ? -1 : 1;
      i++;
    }
  }
  return n < m ? -1 : n > m ? 1 : 0;
}

export function concat2(p: u32, n: i64, q: u32, m: i64): u32 {
  if (n == 0) return q;
  if (m == 0) return p;
  const at = mallocBytes(<u32>(n + m));
  moveBytes(at, p, <u32>n);
  moveBytes(at + <u32>n, q, <u32>m);
  return at;
}

/** Joins n strings given as (pointer, length) pairs of 16 bytes; the length is at `ret`. */
export function concatn(list: u32, n: u32): u32 {
  let total: u64 = 0;
  let only: u32 = 0;
  let parts: u32 = 0;
  for (let i: u32 = 0; i < n; i++) {
    const len = load<u64>(<usize>(list + (i << 4)), 8);
    total += len;
    if (len != 0) {
      parts++;
      only = load<u32>(<usize>(list + (i << 4)));
    }
  }
  store<u64>(ret, total);
  if (parts <= 1) return only;
  const at = mallocBytes(<u32>total);
  let to = at;
  for (let i: u32 = 0; i < n; i++) {
    const len = load<u32>(<usize>(list + (i << 4)), 8);
    moveBytes(to, load<u32>(<usize>(list + (i << 4))), len);
    to += len;
  }
  return at;
}

/** A copy of n bytes, as the memory of a new string or []byte. */
export function copyBytes(p: u32, n: i64): u32 {
  if (n == 0) return 0;
  const at = mallocBytes(<u32>n);
  moveBytes(at, p, <u32>n);
  return at;
}

/** How many bytes gc gives a slice made of a string, 0 for none: the size rounded up, or `least` if that is a buffer and enough; `least` 0 is exact. */
export function roomFor(bytes: i64, least: u32): i64 {
  if (least == 0) return bytes;
  return least > 1 && bytes <= <i64>least ? <i64>least : <i64>roundupsize(<u32>bytes, 1);
}

/** []byte(s) with a capacity; what is behind the string is zero. */
export function stringToBytes(p: u32, n: i64, cap: i64): u32 {
  const at = mallocBytes(<u32>cap);
  moveBytes(at, p, <u32>n);
  memory.fill(<usize>(at + <u32>n), 0, <usize>(cap - n));
  return at;
}

function encodeRune(at: u32, r: u32): u32 {
  if (r < 0x80) {
    store<u8>(at, <u8>r);
    return 1;
  }
  if (r < 0x800) {
    store<u8>(at, <u8>(0xc0 | (r >> 6)));
    store<u8>(at, <u8>(0x80 | (r & 63)), 1);
    return 2;
  }
  if (r > 0x10ffff || (r >= 0xd800 && r < 0xe000)) r = 0xfffd;
  if (r < 0x10000) {
    store<u8>(at, <u8>(0xe0 | (r >> 12)));
    store<u8>(at, <u8>(0x80 | ((r >> 6) & 63)), 1);
    store<u8>(at, <u8>(0x80 | (r & 63)), 2);
    return 3;
  }
  store<u8>(at, <u8>(0xf0 | (r >> 18)));
  store<u8>(at, <u8>(0x80 | ((r >> 12) & 63)), 1);
  store<u8>(at, <u8>(0x80 | ((r >> 6) & 63)), 2);
  store<u8>(at, <u8>(0x80 | (r & 63)), 3);
  return 4;
}

/** string(rune). The length is at `ret`. */
export function intstring(v: i64): u32 {
  const at = mallocBytes(4);
  const r: u32 = v < 0 || v > 0x10ffff ? 0xfffd : <u32>v;
  store<u64>(ret, <u64>encodeRune(at, r));
  return at;
}

/** Decodes the rune at index i of a string of n bytes; the index after it is at `ret`. */
export function decoderune(p: u32, n: i64, i: i64): i32 {
  const at = p + <u32>i;
  const left = <u32>(n - i);
  const b = <u32>load<u8>(at);
  if (b < 0x80) {
    store<i64>(ret, i + 1);
    return <i32>b;
  }
  if (b >= 0xc2 && b < 0xe0 && left >= 2) {
    const c = <u32>load<u8>(at, 1);
    if ((c & 0xc0) == 0x80) {
      store<i64>(ret, i + 2);
      return <i32>(((b & 31) << 6) | (c & 63));
    }
  } else if (b >= 0xe0 && b < 0xf0 && left >= 3) {
    const c = <u32>load<u8>(at, 1);
    const d = <u32>load<u8>(at, 2);
    const r = ((b & 15) << 12) | ((c & 63) << 6) | (d & 63);
    if ((c & 0xc0) == 0x80 && (d & 0xc0) == 0x80 && r >= 0x800 && (r < 0xd800 || r > 0xdfff)) {
      store<i64>(ret, i + 3);
      return <i32>r;
    }
  } else if (b >= 0xf0 && b < 0xf5 && left >= 4) {
    const c = <u32>load<u8>(at, 1);
    const d = <u32>load<u8>(at, 2);
    const e = <u32>load<u8>(at, 3);
    const r = ((b & 7) << 18) | ((c & 63) << 12) | ((d & 63) << 6) | (e & 63);
    if ((c & 0xc0) == 0x80 && (d & 0xc0) == 0x80 && (e & 0xc0) == 0x80 && r >= 0x10000 && r <= 0x10ffff) {
      store<i64>(ret, i + 4);
      return <i32>r;
    }
  }
  store<i64>(ret, i + 1);
  return 0xfffd;
}

/** []rune(s): the number of runes is at `ret`. */
export function stringToRunes(p: u32, n: i64, least: u32): u32 {
  let count: i64 = 0;
  let i: i64 = 0;
  while (i < n) {
    decoderune(p, n, i);
    i = load<i64>(ret);
    count++;
  }
  const room = <u32>roomFor(count << 2, least > 1 ? least << 2 : least);
  const out = mallocBytes(room);
  memory.fill(<usize>(out + <u32>(count << 2)), 0, <usize>(room - <u32>(count << 2)));
  i = 0;
  for (let k: u32 = 0; <i64>k < count; k++) {
    store<i32>(<usize>(out + (k << 2)), decoderune(p, n, i));
    i = load<i64>(ret);
  }
  store<i64>(ret, count);
  return out;
}

/** string([]rune): the length is at `ret`. */
export function runesToString(p: u32, n: i64): u32 {
  const scratch = mallocBytes(4);
  let total: u32 = 0;
  for (let k: u32 = 0; <i64>k < n; k++) total += encodeRune(scratch, load<u32>(<usize>(p + (k << 2))));
  const out = mallocBytes(total);
  let to = out;
  for (let k: u32 = 0; <i64>k < n; k++) to += encodeRune(to, load<u32>(<usize>(p + (k << 2))));
  store<u64>(ret, <u64>total);
  return out;
}

/** append's growth: memory for at least `need` elements with the old ones copied; the capacity is at `ret`. */
export function growslice(old: u32, len: i64, cap: i64, need: i64, type: u32): u32 {
  let newcap = cap;
  const double = cap + cap;
  if (need > double) newcap = need;
  else if (cap < 256) newcap = double;
  else {
    while (newcap < need) newcap += (newcap + 768) >> 2;
  }
  const size = typeSize(type);
  if (size == 0) {
    store<i64>(ret, need);
    return old != 0 ? old : 0x1100;
  }
  let bytes = <u64>newcap * <u64>size;
  if (bytes < 0x7fffffff) {
    bytes = <u64>roundupsize(<u32>bytes, typePtrBytes(type) == 0 ? 1 : 0);
    newcap = <i64>(bytes / <u64>size);
  }
  const at = newarray(type, newcap);
  // The new array is black already, and the old one may go without having been scanned.
  if (load<u32>(mWriteBarrier) != 0 && typePtrBytes(type) != 0) shadeWords(old, <u32>len * size);
  moveBytes(at, old, <u32>len * size);
  store<i64>(ret, newcap);
  return at;
}

const m1: u64 = 0x9e3779b97f4a7c15;
const m2: u64 = 0xbf58476d1ce4e5b9;

/** Hashes n bytes, eight at a time; the last eight overlap those before, and fewer than eight are two overlapping halves. */
export function memhash(p: u32, seed: i64, n: u32): i64 {
  let h = <u64>seed ^ (<u64>n * m1);
  let last: u64;
  if (n >= 8) {
    const end = p + n - 8;
    while (p < end) {
      h = (h ^ load<u64>(<usize>p)) * m1;
      h ^= h >> 29;
      p += 8;
    }
    last = load<u64>(<usize>end);
  } else if (n >= 4) last = <u64>load<u32>(<usize>p) | (<u64>load<u32>(<usize>(p + n - 4)) << 32);
  else if (n != 0) last = <u64>load<u8>(<usize>p) | (<u64>load<u8>(<usize>(p + (n >> 1))) << 8) | (<u64>load<u8>(<usize>(p + n - 1)) << 16);
  else last = 0;
  h = (h ^ last) * m1;
  h ^= h >> 32;
  h *= m2;
  h ^= h >> 29;
  return <i64>h;
}


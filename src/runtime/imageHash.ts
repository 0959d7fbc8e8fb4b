/**
 * The hash of the image: all memory in use, at every n-th scheduling decision (`--image-hash`). Two runs with the same
 * program, seed and host results must agree on it; the first number that differs tells where they part. Hashing only what was written since the last time would
 * be faster and needs a write log in all compiled code.
 */
import { reportHash } from "./records";
import { K } from "./state";
import { hostReport } from "./host";

/** Four sums side by side, since each step of one waits for its multiplication. */
export function imageHash(end: u32): u64 {
  let a: u64 = 1, b: u64 = 2, c: u64 = 3, d: u64 = 4;
  for (let at: usize = 0x1000; at + 32 <= <usize>end; at += 32) {
    a = (a ^ load<u64>(at)) * 0x9e3779b97f4a7c15;
    b = (b ^ load<u64>(at, 8)) * 0x9e3779b97f4a7c15;
    c = (c ^ load<u64>(at, 16)) * 0x9e3779b97f4a7c15;
    d = (d ^ load<u64>(at, 24)) * 0x9e3779b97f4a7c15;
    a ^= a >> 29;
    b ^= b >> 29;
    c ^= c >> 29;
    d ^= d >> 29;
  }
  return a ^ (b * 3) ^ (c * 5) ^ (d * 7);
}

export function hashDecision(): void {
  const k = K();
  k.imageHash = 0;
  k.imageHash = imageHash(k.heapUsed);
  hostReport(reportHash);
}

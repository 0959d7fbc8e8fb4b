/**
 * The way to the kernel's only state: the Kernel record at its fixed address, and the machine words that compiled code
 * shares with it. Nothing of the kernel lives anywhere else, so a copy of the memory is a copy of the run.
 */
import { G, Kernel, M, P, kernelRecord, mCurg, mStackLimit, mTicks, mUnwinding } from "./records";

// @ts-ignore: decorator
@inline
export function K(): Kernel {
  return changetype<Kernel>(<usize>kernelRecord);
}
// @ts-ignore: decorator
@inline
export function asG(address: u32): G {
  return changetype<G>(<usize>address);
}
// @ts-ignore: decorator
@inline
export function asP(address: u32): P {
  return changetype<P>(<usize>address);
}
// @ts-ignore: decorator
@inline
export function asM(address: u32): M {
  return changetype<M>(<usize>address);
}
// @ts-ignore: decorator
@inline
export function curg(): G {
  return changetype<G>(<usize>load<u32>(mCurg));
}
// @ts-ignore: decorator
@inline
export function curgAddr(): u32 {
  return load<u32>(mCurg);
}
// @ts-ignore: decorator
@inline
export function setUnwinding(on: u32): void {
  store<u32>(mUnwinding, on);
}
/** Gives the running goroutine n ticks; those used before are added to the machine's time (clock.ts). */
export function setTicks(n: i32): void {
  const k = K();
  k.machineTime += <i64>(k.tickBase - load<i32>(mTicks)) * 10;
  k.tickBase = n;
  store<i32>(mTicks, n);
}
// @ts-ignore: decorator
@inline
export function setStackLimit(limit: u32): void {
  store<u32>(mStackLimit, limit);
}

/** wyrand: one multiplication per number, good enough for schedules, select and map order. */
export function rand64(): u64 {
  const k = K();
  k.rng += 0xa0761d6478bd642f;
  const a = k.rng;
  const b = a ^ 0xe7037ed1a0b428db;
  const lo = a * b;
  const aHi = a >> 32, aLo = a & 0xffffffff, bHi = b >> 32, bLo = b & 0xffffffff;
  const mid = aHi * bLo + ((aLo * bLo) >> 32);
  const mid2 = aLo * bHi + (mid & 0xffffffff);
  const hi = aHi * bHi + (mid >> 32) + (mid2 >> 32);
  return hi ^ lo;
}

/** Uniform in [0, n). */
export function randN(n: u32): u32 {
  return <u32>(((rand64() >> 32) * <u64>n) >> 32);
}

/** Bytes for crypto/rand in runs that must be repeatable: SHA-256 of the seed and a counter. Not for secrets. */
import { createHash } from 'node:crypto';

export function seededBytes(seed: bigint): (to: Uint8Array) => void {
  let counter = 0;
  let block = new Uint8Array(0);
  return (to) => {
    for (let at = 0; at < to.length; ) {
      if (block.length === 0) block = new Uint8Array(createHash('sha256').update(`glassgo ${seed} ${counter++}`).digest());
      const n = Math.min(block.length, to.length - at);
      to.set(block.subarray(0, n), at);
      block = block.subarray(n);
      at += n;
    }
  };
}

/** A value that was evaluated, as the inspector reads it: its bytes were copied, or it is in a memory. */
import { BufferReader } from './memoryReader';
import type { Value, Values } from './values';

export function evaluatedValue(values: Values, v: { readonly type: number; readonly address: number; readonly bytes?: Uint8Array }): Value {
  const type = values.types.of(v.type);
  if (!v.bytes) return { type, memory: values.memory, address: v.address };
  const buffer = Uint8Array.from(v.bytes).buffer;
  return { type, memory: new BufferReader(() => buffer), address: 0 };
}

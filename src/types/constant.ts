/**
 * Constant values. Integers are bigints; floats are exact rationals; strings are *byte strings*: JavaScript strings
 * whose char codes are the bytes 0 to 255 of Go's string. Operations live beside this model, in constantOps.ts.
 */
export type ConstantValue =
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'int'; readonly value: bigint }
  /** den > 0, in lowest terms. */
  | { readonly kind: 'float'; readonly num: bigint; readonly den: bigint }
  | { readonly kind: 'complex'; readonly re: ConstantValue; readonly im: ConstantValue }
  /** An operand of a reported error. */
  | { readonly kind: 'unknown' };

/**
 * Lists that are kept, without room to grow: V8 gives an array that is filled by pushing room for 17 elements at once, and the
 * compiler keeps some hundred thousand short ones.
 */
export function exact<T>(list: T[]): T[] {
  return list.length === 0 ? list : list.slice();
}

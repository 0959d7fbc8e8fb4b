/**
 * Sets of which most stay empty: those share one until something goes in. A Set of its own is some 200 bytes and takes as long to make as a dozen
 * nodes of syntax.
 */
export const emptySet: ReadonlySet<never> = new Set<never>();

/** The set with the value in it: the same one, unless it was the shared empty one. */
export function withAdded<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const own = set === emptySet ? new Set<T>() : (set as Set<T>);
  own.add(value);
  return own;
}

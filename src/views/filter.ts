/** The filter language of the goroutines view: terms `key:value` or words, separated by spaces; quotes keep spaces, `-` negates. */
export interface Term {
  /** '' for a word that may appear anywhere. */
  readonly key: string;
  readonly value: string;
  readonly negated: boolean;
}

export const filterKeys = ['state', 'on', 'func', 'at', 'by', 'label', 'id', 'parent', 'p', 'frozen'];

export function parseFilter(text: string): { terms: Term[]; problem: string } {
  const terms: Term[] = [];
  let problem = '';
  for (const m of text.matchAll(/(-?)(?:([a-z]+):)?(?:"([^"]*)"|(\S+))/gi)) {
    const key = (m[2] ?? '').toLowerCase();
    const value = (m[3] ?? m[4] ?? '').toLowerCase();
    if (key && !filterKeys.includes(key)) problem = `"${key}:" is not one of ${filterKeys.map((k) => `${k}:`).join(' ')}`;
    else if (value) terms.push({ key, value, negated: m[1] === '-' });
  }
  return { terms, problem };
}

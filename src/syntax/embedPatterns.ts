/** The words of a //go:embed line: patterns between spaces, or in quotes of Go's strings. */

/** `text` is what stands behind the directive's name; `at` counts from its start. `bad` is what no quoted string is. */
export function embedPatterns(text: string): { patterns: { text: string; at: number }[]; bad: string | undefined } {
  const patterns: { text: string; at: number }[] = [];
  for (let at = 0; ; ) {
    at += (/^\s*/.exec(text.slice(at)) as RegExpExecArray)[0].length;
    const rest = text.slice(at).trimEnd();
    if (rest === '') return { patterns, bad: undefined };
    const word = /^["`]/.test(rest) ? /^(?:`[^`]*`|"(?:\\.|[^"\\])*")(?=\s|$)/.exec(rest)?.[0] : (/^\S+/.exec(rest) as RegExpExecArray)[0];
    if (word === undefined) return { patterns: [], bad: rest };
    patterns.push({ text: word, at });
    at += word.length;
  }
}

/** `//go:build` expressions: evaluation for a set of tags, and the language version that they imply. */

type Node =
  | { readonly op: 'tag'; readonly name: string }
  | { readonly op: '!'; readonly x: Node }
  | { readonly op: '&&' | '||'; readonly x: Node; readonly y: Node };

/** Parses the text behind `//go:build`; undefined if it is malformed. */
function parse(text: string): Node | undefined {
  const tokens = text.match(/&&|\|\||[!()]|[^\s!()&|]+|[&|]/g) ?? [];
  let i = 0;
  const or = (): Node | undefined => {
    let x = and();
    while (x && tokens[i] === '||') {
      i++;
      const y = and();
      x = y && { op: '||', x, y };
    }
    return x;
  };
  const and = (): Node | undefined => {
    let x = not();
    while (x && tokens[i] === '&&') {
      i++;
      const y = not();
      x = y && { op: '&&', x, y };
    }
    return x;
  };
  const not = (): Node | undefined => {
    const t = tokens[i++];
    if (t === '!') {
      const x = not();
      return x && { op: '!', x };
    }
    if (t === '(') {
      const x = or();
      return tokens[i++] === ')' ? x : undefined;
    }
    return t !== undefined && /^[\p{L}\p{Nd}_.]+$/u.test(t) ? { op: 'tag', name: t } : undefined;
  };
  const x = or();
  return i === tokens.length ? x : undefined;
}

/** The lowest go1.N that satisfies the expression: -1 for any version. */
function minVersion(x: Node, positive: boolean): number {
  switch (x.op) {
    case 'tag': {
      if (!positive || !x.name.startsWith('go1')) return -1;
      if (x.name === 'go1') return 0;
      const m = /^go1\.(\d+)$/.exec(x.name);
      return m ? Number(m[1]) : -1;
    }
    case '!': return minVersion(x.x, !positive);
    default: {
      const a = minVersion(x.x, positive);
      const b = minVersion(x.y, positive);
      return (x.op === '&&') === positive ? Math.max(a, b) : Math.min(a, b);
    }
  }
}

/** The language version such as `go1.21` that a line `//go:build …` asks for, '' for none. */
export function goVersionOf(line: string): string {
  const x = parse(line.slice('//go:build'.length));
  const v = x ? minVersion(x, true) : -1;
  return v < 0 ? '' : v === 0 ? 'go1' : `go1.${v}`;
}

/** Whether a line `//go:build …` is satisfied; a malformed one is not. */
export function satisfies(line: string, hasTag: (tag: string) => boolean): boolean {
  const x = parse(line.slice('//go:build'.length));
  const evaluate = (n: Node): boolean => {
    switch (n.op) {
      case 'tag': return hasTag(n.name);
      case '!': return !evaluate(n.x);
      case '&&': return evaluate(n.x) && evaluate(n.y);
      case '||': return evaluate(n.x) || evaluate(n.y);
    }
  };
  return x !== undefined && evaluate(x);
}

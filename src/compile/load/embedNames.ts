/** Names of files in //go:embed: patterns as package path matches them, and names that a module's files cannot have. */

/** A regular expression for one element of a path; undefined if the pattern is malformed. */
export function patternExpression(pattern: string): RegExp | undefined {
  let out = '';
  for (let i = 0; i < pattern.length; ) {
    const c = pattern[i] as string;
    if (c === '*') out += '[^/]*';
    else if (c === '?') out += '[^/]';
    else if (c === '[') {
      const set = characterSet(pattern, i);
      if (!set) return undefined;
      out += set.text;
      i = set.end;
      continue;
    } else if (c === '\\') {
      if (++i >= pattern.length) return undefined;
      out += quoted(pattern[i] as string);
    } else out += quoted(c);
    i++;
  }
  return new RegExp(`^${out}$`, 'su');
}

function quoted(c: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(c) ? `\\${c}` : c;
}

function inSet(c: string): string {
  return c === '-' ? '\\-' : quoted(c);
}

/** The set whose bracket is at `start`. */
function characterSet(pattern: string, start: number): { text: string; end: number } | undefined {
  let i = start + 1;
  const negated = pattern[i] === '^';
  if (negated) i++;
  const one = (): string | undefined => {
    let c = pattern.codePointAt(i);
    if (c === undefined || c === 45 || c === 93) return undefined;
    if (c === 92) c = pattern.codePointAt(++i);
    if (c === undefined) return undefined;
    const s = String.fromCodePoint(c);
    i += s.length;
    return i < pattern.length ? s : undefined;
  };
  const ranges: string[] = [];
  for (let n = 0; n === 0 || pattern[i] !== ']'; n++) {
    const low = one();
    if (low === undefined) return undefined;
    let high: string | undefined = low;
    if (pattern[i] === '-') {
      i++;
      high = one();
      if (high === undefined) return undefined;
    }
    // An empty range matches nothing, and is no error.
    if (low <= high) ranges.push(`${inSet(low)}-${inSet(high)}`);
  }
  const text = ranges.length > 0 ? `[${negated ? '^' : ''}${ranges.join('')}]` : negated ? '[^]' : '[]';
  return { text, end: i + 1 };
}

/** Whether a file or folder with this name cannot be part of a module. */
export function isBadFileName(name: string): boolean {
  if (name === '' || ['.bzr', '.hg', '.git', '.svn'].includes(name) || name.endsWith('.')) return true;
  // Windows keeps these for devices, whatever comes behind a dot.
  if (/^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/i.test(name)) return true;
  return !/^[\p{L}0-9!#$%&()+,\-.=@[\]^_{}~ ]+$/u.test(name);
}

/** `skipFiles`: files of the user's in which no step ends, as glob patterns (`**` for folders, `*`, `?`, `!` to take back). */
import type { DebugInfo } from '../compile/debuginfo/debugInfo';

const cache = new WeakMap<DebugInfo, { readonly key: string; readonly files: readonly number[] }>();

/** Indices of the files that the patterns name. */
export function skippedFiles(info: DebugInfo, patterns: readonly string[] | undefined): readonly number[] {
  if (!patterns || patterns.length === 0) return [];
  const key = patterns.join('\0');
  const known = cache.get(info);
  if (known?.key === key) return known.files;
  const files = info.files.flatMap((f, i) => (isSkipped(f.path, patterns) ? [i] : []));
  cache.set(info, { key, files });
  return files;
}

function isSkipped(path: string, patterns: readonly string[]): boolean {
  let skipped = false;
  for (const p of patterns) {
    const negative = p.startsWith('!');
    if (globToRegExp(negative ? p.slice(1) : p).test(path)) skipped = !negative;
  }
  return skipped;
}

function globToRegExp(glob: string): RegExp {
  let out = '';
  for (let i = 0; i < glob.length; i++) {
    const c = glob[i] as string;
    if (c === '*' && glob[i + 1] === '*') {
      out += glob[i + 2] === '/' ? '(?:.*/)?' : '.*';
      i += glob[i + 2] === '/' ? 2 : 1;
    } else if (c === '*') out += '[^/]*';
    else if (c === '?') out += '[^/]';
    else out += c.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  }
  return new RegExp(`(?:^|/)${out}$`);
}

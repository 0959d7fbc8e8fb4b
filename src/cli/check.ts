/**
 * `glassgo check [-lang=go1.N] [-e] FILE...|DIR`: type checks files as one package, or the package in a folder, and prints all diagnostics, one per line and
 * without the limit of ten that Go's compiler has. With -e types are checked even if there are syntax errors.
 */
import { formatDiagnostic } from '../base/diagnostic';
import type { FileAccess, LibrarySource } from '../compile/load/library';
import { loadProgram } from '../compile/load/load';
import { parseVersion } from '../types/version';

export interface CheckIo {
  stdout(text: string): void;
  stderr(text: string): void;
  readonly files: FileAccess;
  readonly library: LibrarySource;
}

const usage = 'usage: glassgo check [-lang=go1.N] [-e] FILE...|DIR\n';

/** Exit status: 0 without diagnostics, 1 with some, 2 for wrong usage. */
export async function check(args: readonly string[], io: CheckIo): Promise<number> {
  let lang: string | undefined;
  let checkBroken = false;
  const entry: string[] = [];
  for (const arg of args) {
    const m = /^--?lang=(.*)$/.exec(arg);
    if (m) lang = m[1];
    else if (arg === '-e') checkBroken = true;
    else if (arg.startsWith('-')) {
      io.stderr(`unknown flag ${arg}\n${usage}`);
      return 2;
    } else entry.push(arg);
  }
  const folders = entry.filter((e) => io.files.isDirectory(e));
  if (entry.length === 0 || (folders.length > 0 && entry.length > 1) || (lang !== undefined && parseVersion(lang) === 0)) {
    io.stderr(lang !== undefined && parseVersion(lang) === 0 ? `invalid value "${lang}" for -lang: should be something like "go1.12"\n` : usage);
    return 2;
  }
  const program = loadProgram({ entry, files: io.files, library: io.library, lang, checkOnly: true, checkBroken });
  const text = program.diagnostics.map((d) => `${formatDiagnostic(program.files, d)}\n`).join('');
  if (text !== '') io.stdout(text);
  return text === '' ? 0 : 1;
}

/**
 * `glassgo check [-lang=go1.N] [-tags=LIST] [-e] [-m] FILE...|DIR`: type checks files as one package, or the package in a folder, and prints all diagnostics, one per line and
 * without the limit of ten that Go's compiler has. With -e types are checked even if there are syntax errors. With -m it prints for a correct program
 * what escapes to the heap, as `go build -gcflags=-m` does.
 */
import { formatDiagnostic } from '../base/diagnostic';
import type { InstalledGo } from '../compile/load/installed';
import type { FileAccess, LibrarySource } from '../compile/load/library';
import { escapeDiagnostics, implicitPackages } from '../compile/compile';
import { tagList } from '../base/buildTags';
import { loadProgram } from '../compile/load/load';
import { parseVersion } from '../types/version';

export interface CheckIo {
  stdout(text: string): void;
  stderr(text: string): void;
  readonly files: FileAccess;
  readonly library: LibrarySource;
  readonly installed?: () => InstalledGo;
}

const usage = 'usage: glassgo check [-lang=go1.N] [-tags=LIST] [-e] [-m] FILE...|DIR\n';

/** Exit status: 0 without diagnostics, 1 with some, 2 for wrong usage. */
export async function check(args: readonly string[], io: CheckIo): Promise<number> {
  let lang: string | undefined;
  let tags: string[] = [];
  let checkBroken = false;
  let escapes = false;
  const entry: string[] = [];
  for (const arg of args) {
    const m = /^--?lang=(.*)$/.exec(arg);
    const t = /^--?tags=(.*)$/.exec(arg);
    if (m) lang = m[1];
    else if (t) tags = tagList(t[1] as string);
    else if (arg === '-e') checkBroken = true;
    else if (arg === '-m') escapes = true;
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
  const program = loadProgram({ entry, files: io.files, library: io.library, lang, tags, installed: io.installed, checkOnly: true, checkBroken, ...(escapes ? { implicit: implicitPackages } : {}) });
  const found = program.diagnostics.length > 0 || !escapes ? program.diagnostics : escapeDiagnostics(program);
  // Go's compiler names the files of the folder it works in by ./.
  const prefix = (line: string): string => (escapes && /^[^./]/.test(line) ? `./${line}` : line);
  const text = found.map((d) => `${prefix(formatDiagnostic(program.files, d))}\n`).join('');
  if (text !== '') io.stdout(text);
  return program.diagnostics.length === 0 ? 0 : 1;
}

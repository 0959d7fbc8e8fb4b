/**
 * //go:embed: finds the files that patterns name, as the go command does, and says what is wrong with directives, as the compiler does.
 *
 * Patterns belong to a package's folder. A folder stands for the files below it, without hidden ones unless the pattern begins with `all:`; folders
 * with a go.mod are other modules. What is wrong with patterns ends the load; the compiler's errors come after those of the type checker.
 */
import { toByteString } from '../../base/utf8';
import type { Pos } from '../../base/source';
import type { Embedding, File } from '../../syntax/nodes';
import { fromByteString } from '../../syntax/utf8';
import { unquote } from '../../types/constantOps';
import type { Info } from '../../types/info';
import { type Package, Var } from '../../types/objects';
import { typeString } from '../../types/typeString';
import type { Type } from '../../types/types';
import { unalias, underlying } from '../../types/under';
import { isBadFileName, patternExpression } from './embedNames';
import type { FileAccess } from './library';

/** A file to embed, or a folder, whose name ends with '/'. */
export interface EmbeddedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the initial value of a variable is made of. */
export interface Embedded {
  readonly kind: 'string' | 'bytes' | 'files';
  /** By folder, then by name. */
  readonly files: readonly EmbeddedFile[];
}

type Report = (pos: Pos, message: string, code: string) => void;

class EmbedError extends Error {}

/** The files of a package's patterns. */
export class PackageEmbeds {
  private readonly matches = new Map<string, readonly string[]>();

  constructor(private readonly files: FileAccess, private readonly folder: string) {}

  /** Whether all patterns name something; reports the first, by alphabet, that does not. */
  resolve(sources: readonly File[], report: Report): boolean {
    const patterns = new Map<string, Pos>();
    for (const file of sources) {
      if (!importsEmbed(file)) continue;
      for (const { directives } of file.embeddings) {
        for (const p of directives.flatMap((d) => d.patterns)) {
          const text = patternText(p.text);
          if (!patterns.has(text)) patterns.set(text, p.pos);
        }
      }
    }
    for (const [pattern, pos] of [...patterns].sort(([a], [b]) => (a < b ? -1 : 1))) {
      try {
        this.matches.set(pattern, this.match(pattern));
      } catch (e) {
        if (!(e instanceof EmbedError)) throw e;
        report(pos, `pattern ${pattern}: ${e.message}`, 'BadEmbedPattern');
        return false;
      }
    }
    return true;
  }

  private match(pattern: string): string[] {
    const glob = pattern.replace(/^all:/, '');
    const parts = glob.split('/');
    const expressions = parts.map(patternExpression);
    if (glob === '' || glob === '.' || parts.some((p) => p === '' || p === '..' || p === '.') || expressions.includes(undefined)) throw new EmbedError('invalid pattern syntax');
    let found = [''];
    for (const expression of expressions as RegExp[]) {
      found = found.flatMap((base) => (this.files.list(this.path(base)) ?? []).filter((n) => expression.test(n)).map((n) => (base === '' ? n : `${base}/${n}`)));
    }
    const list = new Set<string>();
    for (const at of found.sort()) this.add(at, glob !== pattern, list);
    if (list.size === 0) throw new EmbedError('no matching files found');
    return [...list].sort();
  }

  private path(at: string): string {
    return at === '' ? this.folder : `${this.folder}/${at}`;
  }

  /** Adds a file, or the files of a folder. */
  private add(at: string, hidden: boolean, list: Set<string>): void {
    const kind = this.files.kind(this.path(at));
    this.checkWay(at, kind === 'directory' ? 'directory' : 'file');
    if (kind === 'file') list.add(at);
    else if (kind !== 'directory') throw new EmbedError(`cannot embed irregular file ${at}`);
    else if (this.walk(at, hidden, list) === 0) throw new EmbedError(`cannot embed directory ${at}: contains no embeddable files`);
  }

  /** Neither a file nor the folders that it is in may be part of another module, or have names that modules cannot have. */
  private checkWay(at: string, what: string): void {
    for (let inner = at; inner !== ''; inner = inner.slice(0, Math.max(inner.lastIndexOf('/'), 0))) {
      const name = inner.slice(inner.lastIndexOf('/') + 1);
      if (this.files.kind(this.path(`${inner}/go.mod`))) throw new EmbedError(`cannot embed ${what} ${at}: in different module`);
      if (inner !== at && this.files.kind(this.path(inner)) !== 'directory') throw new EmbedError(`cannot embed ${what} ${at}: in non-directory ${inner}`);
      if (isBadFileName(name)) throw new EmbedError(`cannot embed ${what} ${at}: ${inner === at ? 'invalid name' : 'in invalid directory'} ${name}`);
    }
  }

  /** How many files of a folder there are. */
  private walk(folder: string, hidden: boolean, list: Set<string>): number {
    let n = 0;
    for (const name of [...(this.files.list(this.path(folder)) ?? [])].sort()) {
      const at = `${folder}/${name}`;
      const kind = this.files.kind(this.path(at));
      const isHidden = /^[._]/.test(name);
      if (isBadFileName(name) || (isHidden && !hidden)) {
        if (kind === 'directory' || isHidden) continue;
        throw new EmbedError(`cannot embed file ${at}: invalid name ${name}`);
      }
      if (kind === 'directory') {
        if (!this.files.kind(this.path(`${at}/go.mod`))) n += this.walk(at, hidden, list);
      } else if (kind === 'file') {
        list.add(at);
        n++;
      }
    }
    return n;
  }

  /** What goes into a checked package's variables; reports directives that have no right to be where they are. */
  variables(sources: readonly File[], pkg: Package, info: Info, version: number, report: Report): Map<Var, Embedded> {
    const out = new Map<Var, Embedded>();
    let wrong = 0;
    for (const file of sources) {
      for (const e of file.embeddings) {
        const problem = misplaced(file, e, version);
        if (problem) report((e.directives[0] as Embedding['directives'][0]).pos, problem, 'BadEmbed');
        if (problem) wrong++;
      }
    }
    if (wrong > 0) return out;
    for (const file of sources) {
      for (const e of file.embeddings) {
        const name = e.spec?.names[0];
        const v = name && info.defs.get(name.id);
        const embedded = v instanceof Var ? this.variable(e, v, pkg, report) : undefined;
        if (embedded) out.set(v as Var, embedded);
      }
    }
    return out;
  }

  private variable(e: Embedding, v: Var, pkg: Package, report: Report): Embedded | undefined {
    const kind = kindOf(v.type as Type);
    const shown = (): string => typeString(v.type as Type, (p) => (p === pkg ? '' : p.name));
    if (!kind) {
      report(v.pos, `go:embed cannot apply to var of type ${shown()}`, 'BadEmbed');
      return undefined;
    }
    const names = new Set(e.directives.flatMap((d) => d.patterns).flatMap((p) => this.matches.get(patternText(p.text)) ?? []));
    if (kind !== 'files' && names.size > 1) {
      report(v.pos, `invalid go:embed: multiple files for type ${shown()}`, 'BadEmbed');
      return undefined;
    }
    const files = [...names].map((name) => ({ name, bytes: this.files.read(this.path(name)) ?? new Uint8Array() }));
    return { kind, files: kind === 'files' ? withFolders(files) : files };
  }
}

/** Adds the folders above, and sorts as package embed looks things up: by folder, then by name. */
function withFolders(files: readonly EmbeddedFile[]): EmbeddedFile[] {
  const folders = new Set<string>();
  for (const { name } of files) for (let i = name.lastIndexOf('/'); i > 0; i = name.lastIndexOf('/', i - 1)) folders.add(name.slice(0, i + 1));
  const all = [...files, ...[...folders].map((name) => ({ name, bytes: new Uint8Array() }))];
  const key = ({ name }: EmbeddedFile): [string, string] => {
    const path = toByteString(name.replace(/\/$/, ''));
    const i = path.lastIndexOf('/');
    return [i < 0 ? '.' : path.slice(0, i), path.slice(i + 1)];
  };
  const keyed = all.map((file) => ({ file, key: key(file) }));
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return keyed.sort((a, b) => compare(a.key[0], b.key[0]) || compare(a.key[1], b.key[1])).map((k) => k.file);
}

function patternText(text: string): string {
  return /^["`]/.test(text) ? fromByteString(unquote(text) ?? '') : text;
}

export function importsEmbed(file: File): boolean {
  return file.imports.some((i) => unquote(i.path.text) === 'embed');
}

function misplaced(file: File, { spec, inFunction }: Embedding, version: number): string | undefined {
  if (!spec) return 'misplaced go:embed directive';
  if (!importsEmbed(file)) return 'go:embed requires import "embed" (or import _ "embed", if package is not used)';
  if (spec.names.length > 1) return 'go:embed cannot apply to multiple vars';
  if (spec.values.length > 0) return 'go:embed cannot apply to var with initializer';
  if (inFunction) return 'go:embed cannot apply to var inside func';
  return version > 0 && version < 16 ? `go:embed requires go1.16 or later (-lang was set to go1.${version}; check go.mod)` : undefined;
}

function kindOf(type: Type): Embedded['kind'] | undefined {
  const t = unalias(type);
  if (t.kind === 'Named' && t.obj.name === 'FS' && t.obj.pkg?.path === 'embed') return 'files';
  const u = underlying(t);
  if (u.kind === 'Basic' && u.basic === 'string') return 'string';
  const elem = u.kind === 'Slice' ? underlying(u.elem) : undefined;
  return elem?.kind === 'Basic' && elem.basic === 'uint8' ? 'bytes' : undefined;
}

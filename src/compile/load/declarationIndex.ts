/**
 * Where the linked packages declare what, so that a compilation parses only those declarations of the library that the program names. The build writes
 * an index for each package (compile/prelink); the sources are the same.
 */
import type { SourceFile } from '../../base/source';
import { FileParts, type IdSource } from '../../syntax/parser';
import type { CheckedPackage } from '../../types/info';
import type { LateDeclaration, LateDeclarations } from '../../types/check';
import { Func } from '../../types/objects';
import { resolveObject } from '../../types/resolveObject';
import { unalias } from '../../types/predicates';
import type { Signature, Type } from '../../types/types';
import type { LibraryFile } from './library';

interface Index {
  /** Names of the files that declare something, without folder. */
  readonly files: readonly string[];
  /** In the order of the sources: number of the file, offset of the keyword, and the names; of a method, its receiver's type behind a dot. */
  readonly declarations: readonly (readonly [file: number, offset: number, ...names: string[]])[];
}

/** The index of a package, as text. Imports, initialisers without a name and `init` functions are not in it. */
export function indexDeclarations({ pkg, info }: CheckedPackage): string {
  const files: string[] = [];
  const declarations: (readonly [number, number, ...string[]])[] = [];
  for (const file of pkg.files) {
    const names = file.decls.map((d): string[] => {
      if (d.kind === 'FuncDecl') return d.recv ? receiverOf(info.defs.get(d.name.id)) : d.name.name === 'init' ? [] : [d.name.name];
      return d.specs.flatMap((s) => (s.kind === 'ImportSpec' ? [] : s.kind === 'TypeSpec' ? [s.name.name] : s.names.map((n) => n.name)));
    });
    file.decls.forEach((d, i) => {
      const own = (names[i] as string[]).filter((n) => n !== '_');
      if (own.length > 0) declarations.push([files.length, d.pos - file.source.base, ...own]);
    });
    files.push(file.source.path.slice(file.source.path.lastIndexOf('/') + 1));
  }
  return JSON.stringify({ files, declarations } satisfies Index);
}

function receiverOf(method: unknown): string[] {
  if (!(method instanceof Func)) return [];
  resolveObject(method);
  const type = unalias((method.type as Signature).recv?.type as Type);
  const base = type.kind === 'Pointer' ? unalias(type.elem) : type;
  return base.kind === 'Named' ? [`.${base.obj.name}`] : [];
}

/** The declarations of one package. */
export class IndexedDeclarations implements LateDeclarations {
  private index: OpenIndex | undefined;
  private readonly parts: FileParts[] = [];
  private sources: ReadonlyMap<string, LibraryFile> | undefined;

  /** `add` registers a file when the first of its declarations is read. */
  constructor(private readonly text: string, private readonly files: () => readonly LibraryFile[], private readonly add: (file: LibraryFile) => SourceFile, private readonly ids: IdSource) {}

  take(name: string | undefined): readonly LateDeclaration[] {
    this.index ??= openIndex(this.text);
    const out: LateDeclaration[] = [];
    if (name === undefined) for (let i = 0; i < this.index.declarations.length; i++) this.read(this.index, i, out);
    else for (const i of this.index.byName.get(name) ?? []) this.read(this.index, i, out);
    return out;
  }

  private read(index: OpenIndex, i: number, out: LateDeclaration[]): void {
    if (index.taken[i] === 1) return;
    index.taken[i] = 1;
    const [at, offset, ...names] = index.declarations[i] as Index['declarations'][number];
    const parts = (this.parts[at] ??= this.open(index.files[at] as string));
    out.push({ file: parts.file, decl: parts.declarationAt(offset), order: i });
    // A type comes with its methods.
    for (const name of names) for (const method of index.byName.get(`.${name}`) ?? []) this.read(index, method, out);
  }

  private open(name: string): FileParts {
    this.sources ??= new Map(this.files().map((f) => [f.name, f]));
    const file = this.sources.get(name);
    if (!file) throw new Error(`${name} is not in the library`);
    return new FileParts(this.add(file), this.ids);
  }
}

interface OpenIndex extends Index {
  /** By name, the numbers of the declarations. */
  readonly byName: ReadonlyMap<string, readonly number[]>;
  /** 1 for those that have been read. */
  readonly taken: Uint8Array;
}

function openIndex(text: string): OpenIndex {
  const index = JSON.parse(text) as Index;
  const byName = new Map<string, number[]>();
  index.declarations.forEach((d, i) => {
    for (let k = 2; k < d.length; k++) {
      const known = byName.get(d[k] as string);
      if (known) known.push(i);
      else byName.set(d[k] as string, [i]);
    }
  });
  return { ...index, byName, taken: new Uint8Array(index.declarations.length) };
}

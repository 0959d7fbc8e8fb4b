/** Source files of the program and the library, as clients name them. Files of the library are embedded: a client gets their text by reference. */
import * as path from 'node:path';
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { DebugInfo } from '../compile/debuginfo/debugInfo';

export const libraryScheme = 'glassgo:';

/** A path prefix as the client has it, and as this machine has it. */
export interface PathSubstitution {
  readonly from: string;
  readonly to: string;
}

export class Sources {
  private readonly references: string[] = [];
  private readonly referenceOf = new Map<string, number>();

  /** `read` gives the text of an embedded file. */
  constructor(private readonly read: (file: string) => string | undefined, private readonly substitutions: readonly PathSubstitution[] = []) {}

  source(file: string): DebugProtocol.Source {
    if (!file.startsWith(libraryScheme)) {
      const shown = this.toClient(file);
      return { name: path.basename(shown), path: shown };
    }
    let reference = this.referenceOf.get(file);
    if (reference === undefined) {
      reference = this.references.push(file);
      this.referenceOf.set(file, reference);
    }
    return { name: path.posix.basename(file), path: file, sourceReference: reference, presentationHint: 'deemphasize', origin: 'Glassgo library' };
  }

  /** The file that a client means. */
  fileOf(source: DebugProtocol.Source): string {
    const referred = source.sourceReference ? this.references[source.sourceReference - 1] : undefined;
    return referred ?? this.fromClient(source.path ?? '');
  }

  text(source: DebugProtocol.Source | undefined, reference: number): string | undefined {
    const file = (source && this.fileOf(source)) || this.references[reference - 1];
    return file ? this.read(file) : undefined;
  }

  private toClient(file: string): string {
    for (const { from, to } of this.substitutions) if (file === to || file.startsWith(`${to}/`)) return from + file.slice(to.length);
    return file;
  }

  private fromClient(file: string): string {
    for (const { from, to } of this.substitutions) if (file === from || file.startsWith(`${from}/`)) return to + file.slice(from.length);
    return file;
  }
}

/** Packages as modules: the program's own first. */
export function modules(info: DebugInfo): DebugProtocol.Module[] {
  const library = new Set(info.library);
  const files = new Map<string, string>();
  for (const f of info.funcs) {
    const file = info.files[f.file]?.path;
    // Instances of the library's generic functions belong to who uses them.
    const isOther = file?.startsWith('glassgo:') && !library.has(f.pkg);
    if (file && !f.isWrapper && !isOther && !files.has(f.pkg)) files.set(f.pkg, path.posix.dirname(file));
  }
  return [...files]
    .map(([name, folder]) => ({ id: name, name, path: folder, isUserCode: !library.has(name), symbolStatus: library.has(name) ? 'library, without statement checks' : 'loaded' }))
    .sort((a, b) => Number(b.isUserCode) - Number(a.isUserCode) || (a.name < b.name ? -1 : 1));
}

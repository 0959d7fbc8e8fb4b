/** Positions as file, line and column, found quickly when they are asked for in order. */
import type { FileSet, LineDirective, SourceFile } from '../../base/source';
import type { SourceInfo } from './debugInfo';

/** What programs and debuggers see where a line directive names no file. */
export const unnamedFile = '??';

export class PositionTable {
  /** The result of the last `find`; line 0 for no position. */
  file = 0;
  line = 0;
  column = 0;
  private readonly indices = new Map<SourceFile | string, number>();
  private readonly list: SourceInfo[] = [];
  private last: SourceFile | undefined;

  /** Indices begin at `first`. */
  constructor(private readonly files: FileSet, private readonly first = 0) {}

  find(pos: number): void {
    let { last } = this;
    if (!last || pos < last.base || pos > last.base + last.bytes.length) last = pos ? this.files.file(pos) : undefined;
    if (!last) {
      this.file = 0;
      this.line = 0;
      this.column = 0;
      return;
    }
    this.last = last;
    const p = last.positionAt(pos - last.base);
    this.file = this.indexOf(last, last.directiveAt(pos - last.base));
    this.line = p.line;
    this.column = p.column;
  }

  /** The files that line directives name need not exist. */
  private indexOf(source: SourceFile, directive: LineDirective | undefined): number {
    const key = directive ? directive.file : source;
    let index = this.indices.get(key);
    if (index === undefined) {
      index = this.first + this.list.length;
      const name = directive?.file || unnamedFile;
      this.list.push(directive ? { name, path: name } : { name: source.name, path: source.path });
      this.indices.set(key, index);
    }
    return index;
  }

  sources(): SourceInfo[] {
    return this.list.slice();
  }
}

/** Positions as file, line and column, found quickly when they are asked for in order. */
import type { FileSet, SourceFile } from '../../base/source';
import type { SourceInfo } from './debugInfo';

export class PositionTable {
  /** The result of the last `find`; line 0 for no position. */
  file = 0;
  line = 0;
  column = 0;
  private readonly indices = new Map<SourceFile, number>();
  private readonly list: SourceFile[] = [];
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
    let index = this.indices.get(last);
    if (index === undefined) {
      index = this.first + this.list.length;
      this.list.push(last);
      this.indices.set(last, index);
    }
    const p = last.positionAt(pos - last.base);
    this.file = index;
    this.line = p.line;
    this.column = p.column;
  }

  sources(): SourceInfo[] {
    return this.list.map((f) => ({ name: f.name, path: f.path }));
  }
}

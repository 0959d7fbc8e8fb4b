/**
 * Source files and positions.
 *
 * A `Pos` is one integer that names a byte in one file of a `FileSet`: the file's base plus the byte
 * offset, as in Go's go/token. 0 is "no position". Lines and columns are computed only when somebody
 * wants to see them; columns count bytes from 1, as Go's diagnostics do.
 *
 * Sources are kept as `Uint8Array` of UTF-8: Go's columns, string constants and error texts are
 * all about bytes.
 */

/** A byte position in a FileSet; 0 means unknown. */
export type Pos = number;
export const noPos: Pos = 0;

/** A position as people read it: 1-based line, 1-based byte column. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export class SourceFile {
  /** Byte offset of each line's first byte, ascending; entry 0 is 0. */
  private lineStarts: Uint32Array | undefined;

  constructor(
    /** The name that diagnostics and tracebacks print. */
    readonly name: string,
    /** Where the file lies on disk (or a `glassgo:` address for embedded library files). */
    readonly path: string,
    readonly bytes: Uint8Array,
    readonly base: Pos,
  ) {}

  /** The 0-based table of line starts, computed once. */
  lines(): Uint32Array {
    if (this.lineStarts) return this.lineStarts;
    const { bytes } = this;
    let count = 1;
    for (let i = bytes.indexOf(10); i >= 0; i = bytes.indexOf(10, i + 1)) count++;
    const starts = new Uint32Array(count);
    let line = 1;
    for (let i = bytes.indexOf(10); i >= 0; i = bytes.indexOf(10, i + 1)) starts[line++] = i + 1;
    this.lineStarts = starts;
    return starts;
  }

  /** The position of a byte offset in this file. */
  positionAt(offset: number): Position {
    const starts = this.lines();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { file: this.name, line: low + 1, column: offset - (starts[low] as number) + 1 };
  }
}

export class FileSet {
  readonly files: SourceFile[] = [];
  private nextBase = 1;

  add(name: string, path: string, bytes: Uint8Array): SourceFile {
    const file = new SourceFile(name, path, bytes, this.nextBase);
    this.nextBase += bytes.length + 1;
    this.files.push(file);
    return file;
  }

  /** The file that holds `pos`, or undefined for no position. */
  file(pos: Pos): SourceFile | undefined {
    let low = 0;
    let high = this.files.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.files[middle] as SourceFile).base <= pos) low = middle;
      else high = middle - 1;
    }
    const file = this.files[low];
    return file && pos >= file.base && pos <= file.base + file.bytes.length ? file : undefined;
  }

  position(pos: Pos): Position {
    const file = this.file(pos);
    return file ? file.positionAt(pos - file.base) : { file: '', line: 0, column: 0 };
  }
}

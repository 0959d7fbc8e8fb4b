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

/** A position as people read it: 1-based line, 1-based byte column, 0 where a line directive leaves it unknown. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** `//line file:line:column`: where the bytes from `offset` on are said to come from. Column 0 leaves the columns of its line unknown. */
export interface LineDirective extends Position {
  readonly offset: number;
}

/** `file:line:column`, as far as it is known. */
export function positionText(p: Position): string {
  return `${p.file}:${p.line}${p.column > 0 ? `:${p.column}` : ''}`;
}

export class SourceFile {
  /** Byte offset of each line's first byte, ascending; entry 0 is 0. */
  private lineStarts: Uint32Array | undefined;
  /** The line of the last `placeAt`, from 0. */
  private lastPlaced = 0;
  /** In the order of their offsets. */
  private directives: LineDirective[] | undefined;

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

  direct(d: LineDirective): void {
    (this.directives ??= []).push(d);
  }

  /** The line directive that holds at a byte offset. */
  directiveAt(offset: number): LineDirective | undefined {
    const list = this.directives;
    if (!list) return undefined;
    let i = list.length - 1;
    while (i >= 0 && (list[i] as LineDirective).offset > offset) i--;
    return list[i];
  }

  /** The position of a byte offset, as line directives have it. */
  positionAt(offset: number): Position {
    const d = this.directives && this.directiveAt(offset);
    const p = this.placeAt(offset);
    if (!d) return p;
    const from = this.placeAt(d.offset);
    const column = d.column === 0 ? 0 : p.line === from.line ? d.column + p.column - from.column : p.column;
    return { file: d.file, line: d.line + p.line - from.line, column };
  }

  /** Where in this file something is of which `positionAt` says `p`, at or behind `from`; undefined if no line directive says so. */
  offsetOf(p: Position, from: number): number | undefined {
    const list = this.directives ?? [];
    for (let i = 0; i < list.length; i++) {
      const d = list[i] as LineDirective;
      const end = list[i + 1]?.offset ?? this.bytes.length;
      const first = this.placeAt(d.offset);
      const start = this.lines()[first.line - 1 + p.line - d.line];
      if (d.file !== p.file || p.line < d.line || start === undefined) continue;
      const offset = p.line === d.line ? d.offset + (d.column > 0 ? p.column - d.column : 0) : start + p.column - 1;
      if (offset >= Math.max(d.offset, from) && offset < end) return offset;
    }
    return undefined;
  }

  /** How error messages mention a position: with the place in the file itself behind what a line directive says of it. */
  mention(offset: number): string {
    const text = positionText(this.positionAt(offset));
    return this.directiveAt(offset) ? `${text}[${positionText({ ...this.placeAt(offset), file: this.path })}]` : text;
  }

  /** The position of a byte offset in this file, whatever line directives say. */
  placeAt(offset: number): Position {
    const starts = this.lines();
    let low = 0;
    let high = starts.length - 1;
    // Who asks goes through the text: most places are in the line asked for last, or shortly behind it.
    const last = this.lastPlaced;
    if ((starts[last] as number) <= offset) {
      low = last;
      if (last + 4 < high && offset < (starts[last + 4] as number)) high = last + 3;
    }
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    this.lastPlaced = low;
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

  /** What names the file and line of a position: the file, or a line directive in it. */
  base(pos: Pos): SourceFile | LineDirective | undefined {
    const file = this.file(pos);
    return file?.directiveAt(pos - file.base) ?? file;
  }

  /** The position in its file, whatever line directives say. */
  place(pos: Pos): Position {
    const file = this.file(pos);
    return file ? file.placeAt(pos - file.base) : { file: '', line: 0, column: 0 };
  }

  mention(pos: Pos): string {
    const file = this.file(pos);
    return file ? file.mention(pos - file.base) : '';
  }

  position(pos: Pos): Position {
    const file = this.file(pos);
    return file ? file.positionAt(pos - file.base) : { file: '', line: 0, column: 0 };
  }
}

/** Diagnostics as every stage reports them; printed as `file:line:col: message`. */
import { type FileSet, type Pos, positionText } from './source';

export interface Diagnostic {
  readonly pos: Pos;
  /** Go's words, without the position. Continuation lines start with a tab. */
  readonly message: string;
  /** Go's error code name (`UnusedVar`, …), '' for syntax errors. */
  readonly code: string;
  /** "declared and not used" and "imported and not used" are soft: the package still makes sense. */
  readonly soft: boolean;
}

/** gc keeps columns in 8 bits: from this one on it neither tells nor compares them. */
export const maxColumn = 255;

/** `file:line:col: message`, the form in which Go's tools print a diagnostic. */
export function formatDiagnostic(files: FileSet, d: Diagnostic): string {
  if (!d.pos) return d.message;
  const p = files.position(d.pos);
  return `${positionText(p.column < maxColumn ? p : { ...p, column: 0 })}: ${d.message}`;
}

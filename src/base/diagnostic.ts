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

/** `file:line:col: message`, the form in which Go's tools print a diagnostic. */
export function formatDiagnostic(files: FileSet, d: Diagnostic): string {
  if (!d.pos) return d.message;
  return `${positionText(files.position(d.pos))}: ${d.message}`;
}

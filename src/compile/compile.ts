/** The compiler: from a loaded program to an image. */
import type { Diagnostic } from '../base/diagnostic';
import { type Image, type Link, emitProgram } from './emit/program';
import { typeString } from '../types/typeString';
import type { Program } from './load/program';
import { type LowerOptions, ModuleLowerer } from './lower/module';
import { TypeTooLarge } from './lower/repr';

/** Library packages that compiled code calls by name. */
export const implicitPackages = ['internal/rt', 'internal/rterr', 'internal/rtgo', 'internal/maps'] as const;

export interface CompileOptions extends LowerOptions {
  /** Function names in the module, for profiles and crash reports. */
  readonly names?: boolean;
}

/** What escape analysis says of a program without errors, in Go's words. */
export function escapeDiagnostics(program: Program): readonly Diagnostic[] {
  return new ModuleLowerer(program, { debug: false }).escapes();
}

/** What is needed to add to a program that runs (compile/snippet). */
export interface Compiled {
  readonly lowerer: ModuleLowerer;
  readonly link: Link;
}

/**
 * Compiles a program without errors. The result is an image, or diagnostics for what is not supported: packages from the user's Go installation
 * can need what Glassgo lacks, which shows when their bodies are checked.
 */
export function compile(program: Program, options: CompileOptions): { image: Image | undefined; compiled?: Compiled; diagnostics: readonly Diagnostic[] } {
  const m = new ModuleLowerer(program, options);
  let start: ReturnType<ModuleLowerer['lower']>;
  try {
    start = m.lower();
  } catch (e) {
    // What is wrong with a body explains why lowering came to no end.
    if (program.errorCount > 0) return { image: undefined, diagnostics: program.diagnostics };
    if (m.errors.length > 0) return { image: undefined, diagnostics: m.errors };
    if (!(e instanceof TypeTooLarge)) throw e;
    const message = `values of type ${typeString(e.type, (p) => p.name)} are too large for Glassgo: a program has 4 GiB of memory`;
    return { image: undefined, diagnostics: [{ pos: e.pos, message, code: 'Unsupported', soft: false }] };
  }
  if (program.errorCount > 0) return { image: undefined, diagnostics: program.diagnostics };
  if (m.errors.length > 0) return { image: undefined, diagnostics: m.errors };
  const { image, link } = emitProgram(m, start, options.names ?? false);
  return { image, compiled: { lowerer: m, link }, diagnostics: [] };
}

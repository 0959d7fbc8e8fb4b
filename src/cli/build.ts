/** Compiles a program from disk with the installation's library. */
import type { Diagnostic } from '../base/diagnostic';
import { FileSet, type Pos } from '../base/source';
import { type Compiled, compile, implicitPackages } from '../compile/compile';
import type { Image } from '../compile/emit/program';
import type { FileAccess } from '../compile/load/library';
import { loadProgram, setupCodes } from '../compile/load/load';
import { BuildCache, MemoFiles, RecordingFiles } from './buildCache';
import { findInstalledGo } from './installed';
import { diskFiles, openLibrary } from './library';
import { compiling } from './loadBundle';
import { linkedLibrary } from './prelinked';

export interface BuildOptions {
  readonly entry: readonly string[];
  readonly debug: boolean;
  readonly lang: string | undefined;
  readonly tags?: readonly string[];
  /** The program is the one that runs the tests of the package at `entry`. */
  readonly test?: boolean;
  /** Where objects are allocated can be recorded. */
  readonly sites?: boolean;
  /** What is needed to compile expressions later is kept. */
  readonly keep?: boolean;
}

export interface Build {
  readonly image: Image | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly files: FileSet;
  /** The package of a diagnostic, as `go build` heads its errors. */
  readonly packageOf?: (pos: Pos) => string;
  /** Some package was found, so that diagnostics belong to one. */
  readonly inPackage: boolean;
  /** The compiler's state; made anew for an image that was found in the cache. Undefined if that gives another image. */
  readonly compiled?: () => Compiled | undefined;
  /** Writes the image to the build cache, if it is not from there: for a moment when nobody waits. */
  readonly keep?: () => void;
}

export function build(options: BuildOptions): Build {
  const { entry, debug, lang, test, tags = [] } = options;
  // What the disk says now holds for the session.
  const disk = new MemoFiles(diskFiles);
  const cache = new BuildCache({ entry, debug, lang, tags, test: test === true, sites: options.sites === true }, disk);
  const cached = cache.find();
  if (cached) {
    let compiled: Compiled | undefined;
    const again = (): Compiled | undefined => {
      if (!compiled) {
        const made = fresh(options, new RecordingFiles(disk));
        if (made.image && Buffer.compare(made.image.wasm, cached.wasm) === 0) compiled = made.compiled?.();
      }
      return compiled;
    };
    return { image: cached, diagnostics: [], files: new FileSet(), inPackage: true, ...(options.keep ? { compiled: again } : {}) };
  }
  const files = new RecordingFiles(disk);
  const made = compiling(sourceBytes(entry, disk), () => fresh(options, files));
  const { image } = made;
  return image ? { ...made, keep: () => cache.keep(files.seen, image) } : made;
}

/** Of the files, or the .go files of the folders, that a program is asked for with. */
function sourceBytes(entry: readonly string[], files: FileAccess): number {
  const all = entry.flatMap((e) => (files.isDirectory(e) ? (files.list(e) ?? []).filter((name) => name.endsWith('.go')).map((name) => `${e}/${name}`) : [e]));
  return all.reduce((sum, file) => sum + (files.read(file)?.length ?? 0), 0);
}

function fresh(options: BuildOptions, files: RecordingFiles): Build {
  const library = linkedLibrary();
  const program = loadProgram({ entry: options.entry, files, library: openLibrary(__dirname), linked: library?.packages, implicit: implicitPackages, lang: options.lang, tags: options.tags ?? [], test: options.test, asGoCommand: true, installed: findInstalledGo });
  const inPackage = program.packages.length > 0 || program.diagnostics.every((d) => !setupCodes.has(d.code)) && program.diagnostics.some((d) => d.pos !== 0);
  if (program.diagnostics.length > 0) return { image: undefined, diagnostics: program.diagnostics, files: program.files, packageOf: program.packageOf, inPackage };
  const main = program.packages[program.packages.length - 1];
  if (main && main.pkg.name !== 'main') {
    const message = `package ${main.pkg.path} is not a main package`;
    return { image: undefined, diagnostics: [{ pos: 0, message, code: '', soft: false }], files: program.files, inPackage: false };
  }
  const { image, diagnostics, compiled } = compile(program, { debug: options.debug, sites: options.sites === true, names: process.env.GLASSGO_NAMES === '1', library });
  return { image, diagnostics, files: program.files, packageOf: program.packageOf, inPackage, ...(options.keep ? { compiled: () => compiled } : {}) };
}

/** Compiles a program from disk with the installation's library. */
import type { Diagnostic } from '../base/diagnostic';
import { FileSet } from '../base/source';
import { compile, implicitPackages } from '../compile/compile';
import type { Image } from '../compile/emit/program';
import { loadProgram } from '../compile/load/load';
import { BuildCache, RecordingFiles } from './buildCache';
import { diskFiles, openLibrary } from './library';

export interface BuildOptions {
  readonly entry: readonly string[];
  readonly debug: boolean;
  readonly lang: string | undefined;
}

export interface Build {
  readonly image: Image | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly files: FileSet;
  /** Some package was found, so that diagnostics belong to one. */
  readonly inPackage: boolean;
}

export function build(options: BuildOptions): Build {
  const cache = new BuildCache(options, diskFiles);
  const cached = cache.find();
  if (cached) return { image: cached, diagnostics: [], files: new FileSet(), inPackage: true };
  const files = new RecordingFiles(diskFiles);
  const program = loadProgram({ entry: options.entry, files, library: openLibrary(__dirname), implicit: implicitPackages, lang: options.lang });
  const inPackage = program.packages.length > 0 || program.diagnostics.some((d) => d.pos !== 0);
  if (program.diagnostics.length > 0) return { image: undefined, diagnostics: program.diagnostics, files: program.files, inPackage };
  const main = program.packages[program.packages.length - 1];
  if (main && main.pkg.name !== 'main') {
    const message = `package ${main.pkg.path} is not a main package`;
    return { image: undefined, diagnostics: [{ pos: 0, message, code: '', soft: false }], files: program.files, inPackage: false };
  }
  const { image, diagnostics } = compile(program, { debug: options.debug, names: process.env.GLASSGO_NAMES === '1' });
  if (image) cache.keep(files.seen, image);
  return { image, diagnostics, files: program.files, inPackage };
}

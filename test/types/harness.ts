/** Checks programs given as text, against a library of fake packages. */
import { formatDiagnostic } from '../../src/base/diagnostic';
import type { LibrarySource, LinkedPackages } from '../../src/compile/load/library';
import { loadProgram } from '../../src/compile/load/load';
import type { Program } from '../../src/compile/load/program';

const encoder = new TextEncoder();

/** Import path → source text, and the names that are listed as missing. */
export interface FakeLibrary {
  readonly packages: Record<string, string>;
  readonly missing?: Record<string, readonly string[]>;
}

function librarySource(fake: FakeLibrary): LibrarySource {
  return {
    files: (path) => {
      const text = fake.packages[path];
      return text === undefined ? undefined : [{ name: 'lib.go', path: `glassgo:${path}/lib.go`, bytes: encoder.encode(text) }];
    },
    missing: (path) => fake.missing?.[path] ?? [],
  };
}

export interface Options {
  readonly library?: FakeLibrary;
  readonly linked?: LinkedPackages;
  readonly entry?: readonly string[];
  readonly lang?: string;
  readonly run?: boolean;
  readonly asGoCommand?: boolean;
}

/** files: path → text; absolute paths begin with /w. */
export function load(files: Record<string, string>, options: Options = {}): Program {
  const absolute = (path: string) => (path.startsWith('/') ? path : path === '.' ? '/w' : `/w/${path.replace(/^\.\//, '')}`);
  const disk = new Map(Object.entries(files).map(([path, text]) => [absolute(path), encoder.encode(text)]));
  return loadProgram({
    entry: options.entry ?? Object.keys(files),
    lang: options.lang,
    linked: options.linked,
    asGoCommand: options.asGoCommand,
    checkOnly: !options.run,
    installed: () => ({ goroot: '/go', modCache: '/cache' }),
    library: librarySource(options.library ?? { packages: {} }),
    files: {
      read: (path) => disk.get(absolute(path)),
      list: (folder) => {
        const prefix = `${absolute(folder)}/`;
        const names = [...disk.keys()].filter((p) => p.startsWith(prefix)).map((p) => p.slice(prefix.length).split('/')[0] as string);
        return names.length > 0 ? [...new Set(names)] : undefined;
      },
      isDirectory: (path) => [...disk.keys()].some((p) => p.startsWith(`${absolute(path)}/`)),
      kind: (path) => (disk.has(absolute(path)) ? 'file' : [...disk.keys()].some((p) => p.startsWith(`${absolute(path)}/`)) ? 'directory' : undefined),
      absolute,
    },
  });
}

export function diagnostics(program: Program): string[] {
  return program.diagnostics.map((d) => formatDiagnostic(program.files, d));
}

/** The diagnostics of one file. */
export function check(text: string, options: Options = {}): string[] {
  return diagnostics(load({ 'x.go': text }, options));
}

/**
 * What there is of a Go installation on the user's machine, for packages that the embedded library lacks: the sources of the standard
 * library, and the cache of downloaded modules. The loader is told where they are; finding them is the command line's.
 *
 * Packages of the standard library are written for Go's own runtime. What they need of it and Glassgo lacks (assembly, linkname, the runtime's
 * internal packages) shows as errors when it is reached; files for machines without assembly are preferred by their build tags.
 */
import type { FileAccess } from './library';
import type { Requirement } from './module';

export interface InstalledGo {
  /** The folder that has src/fmt. */
  readonly goroot?: string | undefined;
  /** The folder that has cache/download and the modules' sources. */
  readonly modCache?: string | undefined;
}

/** Tags by which the standard library leaves its assembly out. */
export const pureTags: ReadonlySet<string> = new Set(['purego', 'math_big_pure_go', 'compiler_bootstrap']);

/** The folder of a package of the standard library; `from` is one of its packages if that one imports it. */
export function standardFolder(files: FileAccess, installed: InstalledGo, path: string, fromStandard: boolean): string | undefined {
  if (!installed.goroot) return undefined;
  const folder = `${installed.goroot}/src/${path}`;
  if (files.isDirectory(folder)) return folder;
  const vendored = `${installed.goroot}/src/vendor/${path}`;
  return fromStandard && files.isDirectory(vendored) ? vendored : undefined;
}

/** The folder of a package of a module that go.mod requires, in the module cache. The longest module path wins. */
export function cachedFolder(files: FileAccess, installed: InstalledGo, requirements: readonly Requirement[], path: string): { folder: string; module: Requirement } | undefined {
  const { modCache } = installed;
  if (!modCache) return undefined;
  const candidates = requirements.filter((r) => path === r.path || path.startsWith(`${r.path}/`)).sort((a, b) => b.path.length - a.path.length);
  for (const module of candidates) {
    const folder = `${modCache}/${escaped(module.path)}@${escaped(module.version)}${path.slice(module.path.length)}`;
    if (files.isDirectory(folder)) return { folder, module };
  }
  return undefined;
}

/** In the cache a capital letter is an exclamation mark and the small letter, for disks that don't tell them apart. */
function escaped(s: string): string {
  return s.replace(/[A-Z]/g, (c) => `!${c.toLowerCase()}`);
}

/**
 * How messages name packages. As with gc, a package whose name another one has too, of all that are imported directly or indirectly, is named by its
 * path in quotes. Go's own library has such pairs inside: `sync` imports `internal/sync`. The embedded library is built otherwise, so what Go's imports there
 * is noted here, as far as packages with exported types are concerned.
 */
import type { Package } from './objects';

/** Packages that none of the runtime's are behind. */
const withoutRuntime = new Set(
  'cmp container/list container/ring crypto/subtle encoding image/color image/color/palette math math/bits math/cmplx structs sync/atomic unicode unicode/utf16 unicode/utf8 unsafe'.split(' '),
);

/** What Go's package of this path imports, directly or not, that has the name of a package with types. */
function inGosLibrary(path: string): readonly string[] {
  const all = ['internal/runtime/atomic'];
  if (path === 'sync' || path === 'strconv') all.push(`internal/${path}`);
  if (/^crypto\/./.test(path)) all.push('crypto/internal/fips140deps/time');
  if (path === 'crypto/rand') all.push('crypto/internal/rand');
  return all;
}

/** The paths of all packages that `pkg` imports, directly or not, and its own, by package name. */
export function importedPaths(pkg: Package): ReadonlyMap<string, ReadonlySet<string>> {
  const paths = new Map<string, Set<string>>();
  const note = (name: string, path: string): void => {
    const known = paths.get(name);
    if (known) known.add(path);
    else paths.set(name, new Set([path]));
  };
  const seen = new Set<Package>();
  const mark = (p: Package): void => {
    if (seen.has(p)) return;
    seen.add(p);
    note(p.name, p.path);
    if (p.embedded) {
      // What these import here is no concern of theirs in Go's library.
      if (withoutRuntime.has(p.path)) return;
      for (const path of inGosLibrary(p.path)) note(path.slice(path.lastIndexOf('/') + 1), path);
    }
    for (const i of p.imports) mark(i);
  };
  mark(pkg);
  return paths;
}

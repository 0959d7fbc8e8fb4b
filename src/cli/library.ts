/**
 * The library for the command line: in development the .go files under src/golib, in the packed product one file beside the bundle (written by the
 * build: an index of JSON, a newline, and then the files' bytes).
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { FileAccess, LibraryFile, LibrarySource } from '../compile/load/library';

/** Names that a package's manifest lists as missing: `src/golib/manifest.json`, import path → names. */
type Manifest = Record<string, readonly string[]>;

class FolderLibrary implements LibrarySource {
  private manifest: Manifest | undefined;

  constructor(private readonly root: string) {}

  files(importPath: string): readonly LibraryFile[] | undefined {
    if (!/^[\w.\-/]+$/.test(importPath) || importPath.split('/').some((part) => part === '' || part === '.' || part === '..')) return undefined;
    const folder = path.join(this.root, importPath);
    let names: string[];
    try {
      names = fs.readdirSync(folder);
    } catch {
      return undefined;
    }
    const files = names
      .filter((name) => name.endsWith('.go') && !name.endsWith('_test.go'))
      .sort()
      .map((name) => ({ name, path: path.join(folder, name), bytes: fs.readFileSync(path.join(folder, name)) }));
    return files.length > 0 ? files : undefined;
  }

  missing(importPath: string): readonly string[] {
    if (!this.manifest) {
      try {
        this.manifest = JSON.parse(fs.readFileSync(path.join(this.root, 'manifest.json'), 'utf8')) as Manifest;
      } catch {
        this.manifest = {};
      }
    }
    return this.manifest[importPath] ?? [];
  }
}

interface PackedIndex {
  /** Import path → file name → [offset behind the index, length]. */
  readonly packages: Record<string, Record<string, readonly [number, number]>>;
  readonly missing: Manifest;
}

class PackedLibrary implements LibrarySource {
  private readonly index: PackedIndex;
  private readonly start: number;

  constructor(private readonly bytes: Uint8Array) {
    const end = bytes.indexOf(10);
    this.index = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, end).toString('utf8')) as PackedIndex;
    this.start = end + 1;
  }

  files(importPath: string): readonly LibraryFile[] | undefined {
    const files = this.index.packages[importPath];
    if (!files) return undefined;
    return Object.entries(files).map(([name, [offset, length]]) => ({
      name, path: `glassgo:${importPath}/${name}`, bytes: this.bytes.subarray(this.start + offset, this.start + offset + length),
    }));
  }

  missing(importPath: string): readonly string[] { return this.index.missing[importPath] ?? []; }
}

/** The library of this installation. `here` is the folder of the running bundle or of src/cli. */
export function openLibrary(here: string): LibrarySource {
  const packed = path.join(here, 'golib.bin');
  if (fs.existsSync(packed)) return new PackedLibrary(fs.readFileSync(packed));
  for (const candidate of ['../golib', '../src/golib', 'golib']) {
    const root = path.join(here, candidate);
    if (fs.existsSync(root)) return new FolderLibrary(root);
  }
  return new FolderLibrary(path.join(here, 'golib'));
}

/** The user's disk. */
export const diskFiles: FileAccess = {
  read(file) {
    try {
      return fs.readFileSync(file);
    } catch {
      return undefined;
    }
  },
  list(folder) {
    try {
      return fs.readdirSync(folder);
    } catch {
      return undefined;
    }
  },
  isDirectory(file) {
    try {
      return fs.statSync(file).isDirectory();
    } catch {
      return false;
    }
  },
  kind(file) {
    try {
      const s = fs.lstatSync(file);
      return s.isFile() ? 'file' : s.isDirectory() ? 'directory' : 'other';
    } catch {
      return undefined;
    }
  },
  absolute: (file) => path.resolve(file).split(path.sep).join('/'),
};

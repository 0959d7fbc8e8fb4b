/** Go modules: finds go.mod upwards and maps import paths to folders of the module or of its vendor folder. */
import { decodeUtf8 } from '../../syntax/utf8';
import { parseVersion } from '../../types/version';
import type { FileAccess } from './library';

export class Module {
  constructor(private readonly files: FileAccess, readonly root: string, readonly path: string, readonly version: number) {}

  /** The folder of an import path that belongs to the module or is vendored; undefined if it is foreign. */
  folderOf(importPath: string): string | undefined {
    if (importPath === this.path) return this.root;
    if (importPath.startsWith(`${this.path}/`)) return `${this.root}/${importPath.slice(this.path.length + 1)}`;
    const vendored = `${this.root}/vendor/${importPath}`;
    return this.files.isDirectory(vendored) ? vendored : undefined;
  }

  importPath(folder: string): string {
    return folder === this.root ? this.path : `${this.path}${folder.slice(this.root.length)}`;
  }
}

/** The module of a folder, found in it or above. */
export function findModule(files: FileAccess, folder: string): Module | undefined {
  for (let dir = folder; ; dir = dir.slice(0, dir.lastIndexOf('/'))) {
    const bytes = files.read(`${dir}/go.mod`);
    if (bytes) return parseModule(files, dir, decodeUtf8(bytes, 0, bytes.length));
    if (dir === '' || !dir.includes('/')) return undefined;
  }
}

function parseModule(files: FileAccess, root: string, text: string): Module {
  let path = '';
  // A go.mod without a go line means go1.16.
  let version = 16;
  for (const raw of text.split('\n')) {
    const line = raw.replace(/\/\/.*/, '').trim();
    const m = /^module\s+(\S+)$/.exec(line);
    if (m) path = (m[1] as string).replace(/^["`]|["`]$/g, '');
    const g = /^go\s+(\S+)$/.exec(line);
    if (g) version = parseVersion(g[1] as string) || version;
  }
  return new Module(files, root, path, version);
}

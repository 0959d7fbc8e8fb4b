/** Go modules: finds go.mod upwards and maps import paths to folders of the module, of its vendor folder, or of what it is replaced by. */
import { decodeUtf8 } from '../../syntax/utf8';
import { parseVersion } from '../../types/version';
import type { FileAccess } from './library';

/** A module at a version. */
export interface Requirement {
  readonly path: string;
  readonly version: string;
}

export class Module {
  constructor(
    private readonly files: FileAccess, readonly root: string, readonly path: string, readonly version: number,
    readonly requirements: readonly Requirement[], private readonly replaced: ReadonlyMap<string, string>,
  ) {}

  /** The folder of an import path that belongs to the module or is vendored; undefined if it is foreign. */
  folderOf(importPath: string): string | undefined {
    if (importPath === this.path) return this.root;
    if (importPath.startsWith(`${this.path}/`)) return `${this.root}/${importPath.slice(this.path.length + 1)}`;
    for (const [from, to] of this.replaced) {
      if (importPath === from || importPath.startsWith(`${from}/`)) return `${to}${importPath.slice(from.length)}`;
    }
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

/** The language version of a module whose root is known. */
export function moduleVersion(files: FileAccess, root: string): number {
  const bytes = files.read(`${root}/go.mod`);
  return bytes ? parseModule(files, root, decodeUtf8(bytes, 0, bytes.length)).version : 16;
}

/** A replacement that is a folder; others need the network. */
function replacement(root: string, line: string): [string, string] | undefined {
  const m = /^(\S+)(?:\s+v\S+)?\s+=>\s+(\.{1,2}\/\S*|\.{1,2}|\/\S*)$/.exec(line);
  if (!m) return undefined;
  const to = m[2] as string;
  return [m[1] as string, to.startsWith('/') ? to : normalized(`${root}/${to}`)];
}

function normalized(path: string): string {
  const out: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') out.pop();
    else if (part !== '.') out.push(part);
  }
  return out.join('/').replace(/\/$/, '');
}

function parseModule(files: FileAccess, root: string, text: string): Module {
  let path = '';
  // A go.mod without a go line means go1.16.
  let version = 16;
  let block = '';
  const requirements: Requirement[] = [];
  const replaced = new Map<string, string>();
  for (const raw of text.split('\n')) {
    let line = raw.replace(/(^|\s)\/\/.*/, '').trim();
    const opening = /^(\w+)\s*\($/.exec(line);
    if (opening) block = opening[1] as string;
    if (line === ')') block = '';
    if (opening || line === ')') continue;
    if (block) line = `${block} ${line}`;
    const required = /^require\s+(\S+)\s+(v\S+)$/.exec(line);
    if (required) requirements.push({ path: required[1] as string, version: required[2] as string });
    const to = /^replace\s/.test(line) ? replacement(root, line.replace(/^replace\s+/, '')) : undefined;
    if (to) replaced.set(to[0], to[1]);
    const m = /^module\s+(\S+)$/.exec(line);
    if (m) path = (m[1] as string).replace(/^["`]|["`]$/g, '');
    const g = /^go\s+(\S+)$/.exec(line);
    if (g) version = parseVersion(g[1] as string) || version;
  }
  return new Module(files, root, path, version, requirements, replaced);
}

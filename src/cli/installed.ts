/** Finds the user's Go installation without running it: $GOROOT, the folder of a `go` in $PATH, or the usual places; and the module cache. */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { InstalledGo } from '../compile/load/installed';

function isGoroot(folder: string | undefined): folder is string {
  return folder !== undefined && folder !== '' && fs.existsSync(path.join(folder, 'src', 'fmt'));
}

/** The GOROOT that a `go` command belongs to, through symbolic links. */
function ofCommand(folder: string): string | undefined {
  try {
    return path.dirname(path.dirname(fs.realpathSync(path.join(folder, 'go'))));
  } catch {
    return undefined;
  }
}

function findGoroot(): string | undefined {
  const { GOROOT, PATH } = process.env;
  if (GOROOT !== undefined) return isGoroot(GOROOT) ? GOROOT : undefined;
  const fromPath = (PATH ?? '').split(path.delimiter).map(ofCommand);
  return [...fromPath, '/usr/local/go', '/usr/lib/go'].find(isGoroot);
}

export function findInstalledGo(): InstalledGo {
  const { GOMODCACHE, GOPATH } = process.env;
  const gopath = (GOPATH ?? '').split(path.delimiter)[0] || path.join(os.homedir(), 'go');
  const goroot = findGoroot();
  const slashes = (p: string): string => p.split(path.sep).join('/');
  return { goroot: goroot && slashes(goroot), modCache: slashes(GOMODCACHE || path.join(gopath, 'pkg', 'mod')) };
}

/** Build constraints: which files belong to a build for GOOS=linux GOARCH=amd64, by name and by their `//go:build` line or, without one, their `// +build` lines. */
import { satisfies } from '../../syntax/buildConstraint';
import { decodeUtf8 } from '../../syntax/utf8';
import { currentVersion } from '../../types/version';

const systems = new Set('aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows zos'.split(' '));
const machines = new Set(('386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc ppc64 ppc64le riscv '
  + 'riscv64 s390 s390x sparc sparc64 wasm').split(' '));

function hasTag(tag: string): boolean {
  if (tag === 'linux' || tag === 'amd64' || tag === 'unix' || tag === 'gc') return true;
  const m = /^go1(?:\.(\d+))?$/.exec(tag);
  return m !== null && Number(m[1] ?? 0) <= currentVersion;
}

/** name_GOOS.go, name_GOARCH.go, name_GOOS_GOARCH.go. */
export function matchesFileName(name: string): boolean {
  const underscore = name.indexOf('_');
  if (underscore < 0) return true;
  const parts = name.slice(underscore + 1).replace(/\.go$/, '').split('_');
  if (parts[parts.length - 1] === 'test') parts.pop();
  const last = parts[parts.length - 1] ?? '';
  const before = parts[parts.length - 2] ?? '';
  if (parts.length >= 2 && systems.has(before) && machines.has(last)) return before === 'linux' && last === 'amd64';
  if (systems.has(last)) return last === 'linux';
  return !machines.has(last) || last === 'amd64';
}

/** Evaluates the constraint in front of the package clause; `more` are tags that hold besides the usual ones. */
export function matchesConstraint(bytes: Uint8Array, more?: ReadonlySet<string>): boolean {
  const line = buildLine(bytes);
  return line === undefined || satisfies(line, (tag) => hasTag(tag) || more?.has(tag) === true);
}

/** The file's constraint as a //go:build line, if it has one. Lines with +build count if a blank line follows them, and all of them have to hold. */
function buildLine(bytes: Uint8Array): string | undefined {
  let inComment = false;
  const lines: string[] = [];
  let counting = 0;
  for (let i = 0; i < bytes.length; ) {
    let end = bytes.indexOf(10, i);
    if (end < 0) end = bytes.length;
    const first = bytes[i];
    // Only comments and blank lines can come before the line, so everything else ends the search.
    const line: string = first === 47 || inComment || first === 32 || first === 9 || first === 13 || i === end || first === 0xef ? decodeUtf8(bytes, i, end).trim().replace(/^\uFEFF/, '') : 'x';
    i = end + 1;
    if (inComment) {
      inComment = !line.includes('*/');
      continue;
    }
    if (line.startsWith('//go:build ')) return line;
    if (line === '') counting = lines.length;
    else if (/^\/\/\s*\+build(\s|$)/.test(line)) lines.push(line);
    if (line === '' || line.startsWith('//')) continue;
    if (!line.startsWith('/*')) break;
    inComment = !line.includes('*/');
  }
  return counting > 0 ? `//go:build ${lines.slice(0, counting).map(expressionOf).join(' && ')}` : undefined;
}

/** What `// +build a,!b c` says, in the words of //go:build: (a && !b || c). */
function expressionOf(line: string): string {
  const term = (t: string): string => (/^!?[\p{L}\p{Nd}_.]+$/u.test(t) ? t : 'ignore');
  const options = line.replace(/^\/\/\s*\+build/, '').split(/\s+/).filter((o) => o !== '');
  return `(${options.map((o) => o.split(',').map(term).join(' && ')).join(' || ') || 'ignore'})`;
}

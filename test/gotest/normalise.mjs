// What differs between two runs of the same tests, and between Go and Glassgo, is made equal: times, addresses, stacks, folders, numbers of benchmarks.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
export const moduleFolder = path.join(here, 'mod');

/** The cases of cases.txt. */
export function cases(text) {
  return text.split('\n').filter((l) => l !== '' && !l.startsWith('#')).map((line) => {
    const [, name, folder, args] = /^(\w+): (\S+) ?(.*)$/.exec(line);
    return { name, folder: path.join(moduleFolder, folder), args: args.split(' ').filter((a) => a !== '') };
  });
}

/** Stacks: the goroutine that panicked first keeps the frames of the module's own code, the others go. */
function stacks(text) {
  const out = [];
  let inside = false;
  let own = false;
  let first = true;
  for (const line of text.split('\n')) {
    if (/^(goroutine \d+( gp=\S+ m=\S+.*)? \[|\[signal )/.test(line)) {
      if (inside) first = false;
      inside = true;
      if (first && line.startsWith('goroutine')) out.push('goroutine N [running]:');
      continue;
    }
    if (inside && line !== '' && !/^(FAIL|exit status|ok {2}|--- |\?)/.test(line)) {
      if (!line.startsWith('\t')) own = line.startsWith('example.com/gt') || line.startsWith('created by example.com');
      if (first && own) out.push(line.replace(/\(.*/, '').replace(/ \+0x\w+$/, '').replace(/:(\d+) .*/, ':$1'));
      continue;
    }
    if (inside && line === '') continue;
    if (inside) first = false;
    inside = false;
    out.push(line);
  }
  return out.join('\n');
}

export function normalise(text) {
  return stacks(text.replaceAll(`${moduleFolder}/`, '$MOD/').replaceAll(moduleFolder, '$MOD'))
    .replace(/\(\d+\.\d\ds\)/g, '(T)')
    .replace(/\b\d+\.\d{3}s/g, 'T')
    .replace(/\((\d+)s\)/g, '(T)')
    .replace(/0x[0-9a-f]{2,}/g, '0xADDR')
    .replace(/^( +)(panic|testing|benchmark|fuzz|runtime|log|t)\.go:\d+: /gm, '$1LIBRARY: ')
    .replace(/^cpu: .*/gm, 'cpu: CPU')
    .replace(/[ \t]+[\d.]+ (ns\/op|MB\/s)/g, '\tX $1')
    .replace(/ in goroutine \d+$/gm, ' in goroutine N')
    .replace(/ goroutine \d+ from outside/g, ' goroutine N from outside')
    .replace(/^usage: .*\n.*for details\.$/gm, 'usage')
    .replace(/^(Benchmark\S+)-\d+ */gm, '$1-P ')
    .replace(/\/\S*\.test:/g, '$TMP.test:')
    .replace(/ \(\/\S*\/src\/\w+\)/g, '');
}

/** Golden text of a run. Packages are compiled in any order, and what parallel tests print can come in any. */
export function record(c, { code, stdout, stderr }) {
  const blocks = normalise(stderr).split(/^(?=# )/m).sort().join('');
  const out = c.name.startsWith('parallel') ? normalise(stdout).split(/^/m).filter((l) => !l.startsWith('=== NAME')).sort().join('') : normalise(stdout);
  return `exit ${code}\n-- stdout\n${out}-- stderr\n${blocks}`;
}

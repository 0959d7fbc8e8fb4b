// Measures the compiler over generated programs of 1,000 to 200,000 lines, on one core: lines a second through parser and type checker, and all the
// way to WebAssembly, in the best round. The first compilation of a size warms the engine up and does not count.
//
//   node scripts/compileSpeed.mjs [--lines 1000,10000,50000,200000] [--rounds 10] [--keep FOLDER]
//
// The text is what people write: types with methods, interfaces, slices, maps, closures, errors, generics; each unit is its own and uses those before.
import { execFileSync } from 'node:child_process';
import { buildSync } from 'esbuild';
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

function option(name, fallback) {
  const i = process.argv.indexOf(`--${name}`);
  return i < 0 ? fallback : process.argv[i + 1];
}

/** One unit of about 60 lines. */
function unit(n) {
  return `
// item${n} is a thing with a name and a history.
type item${n} struct {
	name  string
	count int
	list  []float64
	next  *item${n}
}

type shower${n} interface {
	show(prefix string) (string, error)
	total() float64
}

func (i *item${n}) show(prefix string) (string, error) {
	if i == nil || i.name == "" {
		return "", fmt.Errorf("%s: item %d has no name", prefix, ${n})
	}
	var b strings.Builder
	for p := i; p != nil; p = p.next {
		b.WriteString(prefix + p.name)
		if p.count > ${n % 17} && len(p.list) > 0 {
			fmt.Fprintf(&b, "(%d: %.2f)", p.count, p.list[0])
		}
	}
	return b.String(), nil
}

func (i *item${n}) total() float64 {
	sum := 0.0
	for k, v := range i.list {
		switch {
		case k%3 == 0:
			sum += v
		case k%3 == 1 && v < 0:
			sum -= v * ${n}.5
		default:
			sum *= 1 + v/100
		}
	}
	return sum
}

func pick${n}[K comparable, V any](m map[K]V, keys ...K) (out []V) {
	for _, k := range keys {
		if v, ok := m[k]; ok {
			out = append(out, v)
		}
	}
	return out
}

func work${n}(depth int, names []string) (result int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("work${n}: %v", r)
		}
	}()
	byName := map[string]*item${n}{}
	for i, name := range names {
		byName[name] = &item${n}{name: name, count: i * ${n % 7}, list: []float64{float64(i), ${n}.25}}
	}
	var all []shower${n}
	for _, it := range pick${n}(byName, names...) {
		all = append(all, it)
	}
	apply := func(f func(shower${n}) float64) {
		for _, s := range all {
			result += int(f(s))
		}
	}
	apply(func(s shower${n}) float64 { return s.total() + float64(depth) })
	if depth > 0 {
		more, err := ${n > 0 ? `work${n - 1}` : `work${n}`}(depth-1, names)
		return result + more, err
	}
	return result, nil
}
`;
}

function program(lines) {
  const head = 'package main\n\nimport (\n\t"fmt"\n\t"strings"\n)\n';
  const perUnit = unit(1).split('\n').length - 1;
  const count = Math.max(1, Math.round((lines - 20) / perUnit));
  const units = Array.from({ length: count }, (_, n) => unit(n)).join('');
  const calls = Array.from({ length: Math.ceil(count / 10) }, (_, n) => `\tn, err = work${Math.min(count - 1, n * 10 + 9)}(9, names)\n\ttotal += n\n`).join('');
  return `${head}${units}\nfunc main() {\n\tnames := []string{"a", "b", "c"}\n\ttotal := 0\n\tvar n int\n\tvar err error\n${calls}\tfmt.Println(total, err)\n}\n`;
}

const folder = option('keep', path.join(os.tmpdir(), `compile-speed-${process.pid}`));
mkdirSync(folder, { recursive: true });
const sizes = option('lines', '1000,10000,50000,200000').split(',').map(Number);
const files = sizes.map((lines) => {
  const file = path.join(folder, `x${lines}.go`);
  const text = program(lines);
  writeFileSync(file, text);
  return { file, lines: text.split('\n').length - 1 };
});
// The measuring part is bundled as the product is, and runs in a process of its own, so that one size does not slow down the next with its garbage.
const bundle = path.join(root, 'dist/compileSpeed.js');
buildSync({ entryPoints: [path.join(root, 'scripts/compileSpeedOf.ts')], outfile: bundle, bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'warning' });
for (const f of files) {
  const out = execFileSync(process.execPath, [bundle, f.file, option('rounds', '10')], { cwd: root, encoding: 'utf8' });
  const { check, compile, bytes } = JSON.parse(out);
  const rate = (ms) => `${Math.round(f.lines / ms).toLocaleString('en')}k lines/s`;
  console.log(`${f.lines} lines: types ${check.toFixed(0)} ms = ${rate(check)}; to WebAssembly ${compile.toFixed(0)} ms = ${rate(compile)}; ${(bytes / 1024).toFixed(0)} KiB`);
}

// Finds the tests of a Go tree that say by themselves how they end: programs to run, files with errors beside what is wrong, files without
// any. What only concerns gc's own inside (its flags, optimisations, the race detector) is not asked of us and left out here.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const folders = ['.', 'ken', 'chan', 'interface', 'internal/runtime/sys', 'syntax', 'dwarf', 'fixedbugs', 'abi', 'typeparam', 'typeparam/mdempsky', 'arenas'];

/** Tests whose build constraint asks for something else than linux/amd64 with cgo. */
const tags = new Set(['linux', 'amd64', 'unix', 'gc', 'cgo', 'goexperiment.regabiwrappers', 'goexperiment.regabiargs']);

function holds(constraint) {
  let i = 0;
  const tokens = constraint.match(/\|\||&&|[!()]|[\w.]+/g) ?? [];
  const has = (tag) => tags.has(tag) || (/^go1\.\d+$/.test(tag) && Number(tag.slice(4)) <= 26);
  const unary = () => {
    const t = tokens[i++];
    if (t === '!') return !unary();
    if (t !== '(') return has(t ?? '');
    const v = either();
    i++;
    return v;
  };
  const both = () => {
    let v = unary();
    while (tokens[i] === '&&') { i++; const w = unary(); v = v && w; }
    return v;
  };
  const either = () => {
    let v = both();
    while (tokens[i] === '||') { i++; const w = both(); v = v || w; }
    return v;
  };
  return either();
}

function isBuilt(head) {
  return [...head.matchAll(/^\/\/go:build (.*)$/gm)].every((m) => holds(m[1]));
}

/** The first line that is neither empty nor a build constraint says what a file is for: an action, flags, arguments. */
function directive(text) {
  for (const line of text.split('\n')) {
    if (/^\/\/go:build\b|^\/\/\s*\+build\b/.test(line)) continue;
    const words = line.replace(/^\s*\/\/\s*/, '').trim();
    if (words) return words.match(/"[^"]*"|\S+/g) ?? [];
  }
  return [];
}

/** Reads the flags off; undefined for a test of gc's inside. */
function options(words, kind) {
  const out = { args: words.slice(), lang: undefined, wantError: true };
  while (out.args[0]?.startsWith('-')) {
    const flag = out.args.shift();
    const lang = /^-lang=(.*)$/.exec(flag);
    if (lang) out.lang = lang[1];
    else if (flag === '-0') out.wantError = false;
    else if (flag === '-1' || flag === '-s' || flag === '-d=panic' || flag === '-e') continue;
    else if (flag === '-t' || flag === '-gomodversion' || flag === '-godebug') out.args.shift();
    else if (kind === 'run' && flag === '-gcflags' && /^"?-?[Nl=\d ]*-?[Nl=\d]*"?$/.test(out.args[0] ?? '')) out.args.shift();
    else if (kind === 'run' && /^-gcflags=(all=)?"?(-(N|l(=\d)?)\s*)+"?$/.test(flag)) continue;
    else return undefined;
  }
  return out;
}

const actions = { run: ['run'], errorcheck: ['errorcheck', 'errorcheckwithauto'], compile: ['compile'] };

/** The tests of one kind in GOROOT/test: file, arguments, language version, text. */
export function programs(goroot, kind) {
  const root = path.join(goroot, 'test');
  const found = [];
  for (const folder of folders) {
    if (!existsSync(path.join(root, folder))) continue;
    for (const name of readdirSync(path.join(root, folder)).sort()) {
      if (!name.endsWith('.go')) continue;
      const file = path.join(folder, name);
      const text = readFileSync(path.join(root, file), 'utf8');
      const [action, ...words] = directive(text);
      if (!actions[kind].includes(action) || !isBuilt(text.slice(0, text.search(/^package /m)))) continue;
      const o = options(words, kind);
      if (!o) continue;
      // Programs that call the go command say something about the go command; C is not ours.
      if (kind === 'run' && (/"os\/exec"|"internal\/testenv"/.test(text) || /^import "C"|^\t"C"$/m.test(text))) continue;
      found.push({ file, root, text, ...o });
    }
  }
  return found;
}

/** The packages of the type checker's own tests: one file, or all of a folder. */
export function typePackages(goroot) {
  const root = path.join(goroot, 'src/internal/types/testdata');
  const found = [];
  for (const folder of ['check', 'examples', 'fixedbugs', 'spec']) {
    if (!existsSync(path.join(root, folder))) continue;
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = path.join(folder, entry.name);
      const files = entry.isDirectory() ? readdirSync(path.join(root, name)).filter((f) => f.endsWith('.go')).sort().map((f) => path.join(name, f)) : [name];
      if (files.length === 0 || !files.every((f) => f.endsWith('.go'))) continue;
      const texts = files.map((f) => readFileSync(path.join(root, f), 'utf8'));
      const flags = /^\/\/\s*(-.*)/.exec(texts[0])?.[1] ?? '';
      // Some use builtins that only the checker's tests have, some switches of its inside.
      if (/-gotypesalias=0|-fakeImportC|-goexperiment/.test(flags) || texts.some(usesTestBuiltins)) continue;
      found.push({ file: name, root, files, texts, lang: /-lang=(\S+)/.exec(flags)?.[1] });
    }
  }
  return found;
}

function usesTestBuiltins(text) {
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ' ');
  return /\b(assert|trace)\s*\(/.test(code) && !/func\s+(assert|trace)\b/.test(code);
}

/** Lines that have an ERROR comment. */
export function errorLines(text) {
  const lines = new Set();
  text.split('\n').forEach((line, i) => {
    if (!line.includes('////') && /\/\/ (GC_)?ERROR /.test(line)) lines.add(i + 1);
  });
  return lines;
}

/** In the type checker's tests a comment belongs to the line on which the token in front of it begins. */
export function commentedLines(text) {
  const lines = new Set();
  const token = /\n|\/\/[^\n]*|\/\*[\s\S]*?\*\/|`[^`]*`|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[\p{L}\p{N}_][\p{L}\p{N}_.]*|\S/gu;
  let line = 1;
  let before = 0;
  for (const [t] of text.matchAll(token)) {
    if (t.startsWith('//') || t.startsWith('/*')) {
      if (/^.. ERRORx? /.test(t)) lines.add(before);
    } else if (t !== '\n') before = line;
    line += t.split('\n').length - 1;
  }
  return lines;
}

// Prints the ten largest files and functions of src: the tails that cost a reader most.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const files = [];
const functions = [];

function visit(folder) {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) visit(file);
    else if (name.endsWith('.ts')) measure(file);
  }
}

function measure(file) {
  const text = readFileSync(file, 'utf8');
  const short = path.relative(root, file);
  if (text.startsWith('// Generated')) return;
  files.push([text.split('\n').length - 1, short]);
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const line = (position) => source.getLineAndCharacterOfPosition(position).line;
  const look = (node) => {
    const isFunction = ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isAccessor(node) || ts.isConstructorDeclaration(node);
    if (isFunction && node.body) functions.push([line(node.end) - line(node.getStart()) + 1, `${short}:${line(node.getStart()) + 1} ${node.name?.getText() ?? 'constructor'}`]);
    ts.forEachChild(node, look);
  };
  look(source);
}

function print(title, list) {
  list.sort((a, b) => b[0] - a[0]);
  const median = list[list.length >> 1]?.[0];
  console.log(`${title}: ${list.length}, median ${median} lines\n${list.slice(0, 10).map(([n, what]) => `${String(n).padStart(6)}  ${what}`).join('\n')}\n`);
}

visit(path.join(root, 'src'));
print('files', files);
print('functions', functions);

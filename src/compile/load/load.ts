/**
 * Loads a program: finds the files of the user's package and of all packages that it imports, parses and checks them, in the order of
 * their dependencies.
 *
 * Import paths lead to the module's folders (go.mod), to its vendor folder, or to the embedded library. If there are syntax errors, only
 * these are reported, as Go does.
 */
import type { Diagnostic } from '../../base/diagnostic';
import { FileSet, type Pos, type SourceFile } from '../../base/source';
import type { File, ImportSpec } from '../../syntax/nodes';
import { type IdSource, parseFile } from '../../syntax/parser';
import { checkPackage } from '../../types/check';
import { unquote } from '../../types/constantOps';
import type { CheckedPackage } from '../../types/info';
import { Package } from '../../types/objects';
import { universe, unsafePackage } from '../../types/universe';
import { currentVersion, parseVersion } from '../../types/version';
import { matchesConstraint, matchesFileName } from './constraints';
import type { FileAccess, LibrarySource } from './library';
import { type InstalledGo, cachedFolder, pureTags, standardFolder } from './installed';
import { findModule, type Module, moduleVersion } from './module';
import type { Program } from './program';
import { isStandardPackage } from './standardPackages';

export interface LoadOptions {
  /** One .go file or several, or one folder. */
  readonly entry: readonly string[];
  readonly files: FileAccess;
  readonly library: LibrarySource;
  /** Language version such as `go1.21`, in place of the module's. */
  readonly lang?: string;
  /** Library packages that every program needs, whether it imports them or not. */
  readonly implicit?: readonly string[];
  /** Only check: the package need not be main. */
  readonly checkOnly?: boolean;
  /** Where to look for packages that the library lacks. */
  readonly installed?: (() => InstalledGo) | undefined;
  /** Check types even if there are syntax errors. */
  readonly checkBroken?: boolean;
}

interface Loaded {
  readonly path: string;
  readonly pkg: Package;
  readonly files: File[];
  readonly isLibrary: boolean;
  readonly version: number;
  readonly ids: IdSource;
  readonly imports: Loaded[];
  checked: CheckedPackage | undefined;
}

/** A package's sources before parsing. */
interface Sources {
  readonly files: readonly { readonly name: string; readonly path: string; readonly bytes: Uint8Array }[];
  readonly isLibrary: boolean;
  readonly version: number;
}

export function loadProgram(options: LoadOptions): Program {
  return new Loader(options).load();
}

class Loader {
  private readonly fileSet = new FileSet();
  private readonly diagnostics: Diagnostic[] = [];
  private readonly packages = new Map<string, Loaded>();
  private readonly order: Loaded[] = [];
  /** Packages whose imports are being loaded, for import cycles. */
  private readonly stack: string[] = [];
  private readonly fileVersions = new Map<SourceFile, number>();
  private module: Module | undefined;
  private syntaxErrors = false;
  private installed: InstalledGo | undefined;

  constructor(private readonly options: LoadOptions) {}

  load(): Program {
    const main = this.loadEntry();
    if (main && !this.syntaxErrors) this.loadImplicit(main);
    if (main && (!this.syntaxErrors || this.options.checkBroken)) {
      for (const p of this.order) this.check(p);
      if (!this.options.checkOnly && this.diagnostics.length === 0) this.missingBodies();
      if (!this.options.checkOnly && main.pkg.name === 'main' && !main.pkg.scope.lookup('main') && !this.diagnostics.some((d) => d.pos)) {
        this.report(0, 'function main is undeclared in the main package');
      }
    }
    const packages = this.order.map((p) => p.checked).filter((p): p is CheckedPackage => p !== undefined);
    const sorted = () => this.sorted();
    const { diagnostics } = this;
    return {
      get errorCount() { return diagnostics.length; },
      files: this.fileSet, packages,
      // Bodies of the library are checked later, and so may add to the list.
      get diagnostics() { return sorted(); },
      isLibrary: (path) => this.packages.get(path)?.isLibrary === true || path === 'unsafe',
    };
  }

  /** In a program that is to be run, only the library may have functions that are implemented elsewhere. */
  private missingBodies(): void {
    for (const p of this.order) {
      if (p.isLibrary) continue;
      for (const file of p.files) {
        for (const d of file.decls) if (d.kind === 'FuncDecl' && !d.hasBody) this.report(d.name.pos, 'missing function body', 'MissingBody');
      }
    }
  }

  /** By position; one of several equal messages of a line is enough. */
  private sorted(): Diagnostic[] {
    // What is wrong with imports has a code, what the parser found has none.
    const onlySyntax = this.syntaxErrors && !this.options.checkBroken;
    const list = this.diagnostics.filter((d) => !onlySyntax || d.code === '').sort((a, b) => a.pos - b.pos);
    const seen = new Set<string>();
    return list.filter((d) => {
      if (!d.pos) return true;
      const p = this.fileSet.position(d.pos);
      const isSyntax = d.message.startsWith('syntax error');
      const key = isSyntax ? `${p.file}:${p.line}` : `${p.file}:${p.line}: ${d.message}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
  }

  private report(pos: Pos, message: string, code = ''): void {
    this.diagnostics.push({ pos, message, code, soft: false });
  }

  /** Loads the implicit packages in front of the program's own. */
  private loadImplicit(main: Loaded): void {
    for (const path of this.options.implicit ?? []) {
      if (this.packages.has(path)) continue;
      const files = this.options.library.files(path);
      if (files) this.loadPackage(path, { files, isLibrary: true, version: currentVersion }, false);
    }
    this.order.splice(this.order.indexOf(main), 1);
    this.order.push(main);
  }

  private loadEntry(): Loaded | undefined {
    const { entry, files } = this.options;
    const first = entry[0] ?? '.';
    const isFolder = entry.length === 1 && files.isDirectory(first);
    const folder = isFolder ? first : dirname(first);
    this.module = findModule(files, files.absolute(folder));
    const version = this.options.lang ? parseVersion(this.options.lang) : this.module ? this.module.version : currentVersion;
    const names = isFolder ? this.goFiles(folder) : entry.map((path) => ({ name: basename(path), path, shown: path }));
    if (!names) {
      this.report(0, `no Go files in ${first}`);
      return undefined;
    }
    const sources: { name: string; path: string; bytes: Uint8Array }[] = [];
    for (const f of names) {
      const bytes = files.read(f.path);
      if (!bytes) this.report(0, `open ${f.shown}: no such file or directory`);
      else sources.push({ name: f.shown, path: files.absolute(f.path), bytes });
    }
    const built = isFolder ? sources.filter((s) => matchesConstraint(s.bytes)) : sources;
    if (built.length === 0) {
      if (this.diagnostics.length === 0) this.report(0, sources.length > 0 ? `build constraints exclude all Go files in ${first}` : `no Go files in ${first}`);
      return undefined;
    }
    const path = this.module && isFolder ? this.module.importPath(files.absolute(folder)) : 'command-line-arguments';
    return this.loadPackage(path, { files: built, isLibrary: false, version }, true);
  }

  /** The .go files of a folder that can belong to a build, by their names. */
  private goFiles(folder: string): { name: string; path: string; shown: string }[] | undefined {
    const names = this.options.files.list(folder);
    return names
      ?.filter((n) => n.endsWith('.go') && !n.endsWith('_test.go') && !n.startsWith('_') && !n.startsWith('.') && matchesFileName(n))
      .sort()
      .map((n) => ({ name: n, path: join(folder, n), shown: join(folder, n) }));
  }

  private loadPackage(path: string, sources: Sources, isEntry: boolean): Loaded | undefined {
    const ids: IdSource = { next: 0 };
    const files: File[] = [];
    for (const s of sources.files) {
      const source = this.fileSet.add(s.name, s.path, s.bytes);
      const { file, errors } = parseFile(source, { ids, lazy: sources.isLibrary });
      for (const e of errors) {
        if (e.message.startsWith('syntax error')) this.syntaxErrors = true;
        this.report(source.base + e.offset, e.message);
      }
      if (!file) {
        this.syntaxErrors = true;
        continue;
      }
      if (!sources.isLibrary) this.directives(file);
      const v = parseVersion(file.goVersion);
      // A file cannot ask for a language older than go1.21, where this became possible.
      if (file.goVersion !== '' && v > 0) this.fileVersions.set(source, Math.max(v, 21));
      files.push(file);
    }
    const first = files[0];
    if (!first) return undefined;
    const name = first.name.name;
    if (isEntry && !this.sameName(files)) return undefined;
    const pkg = new Package(isEntry && name === 'main' ? 'main' : path, name, universe);
    if (sources.isLibrary) {
      const missing = this.options.library.missing(path);
      if (missing.length > 0) pkg.missing = new Set(missing);
    }
    const loaded: Loaded = { path, pkg, files, isLibrary: sources.isLibrary, version: sources.version, ids, imports: [], checked: undefined };
    this.packages.set(path, loaded);
    this.stack.push(path);
    for (const file of files) for (const spec of file.imports) this.import(loaded, spec);
    this.stack.pop();
    this.order.push(loaded);
    return loaded;
  }

  /** Files of a folder must be of one package. */
  private sameName(files: readonly File[]): boolean {
    const first = files[0] as File;
    const other = files.find((f) => f.name.name !== first.name.name);
    if (!other || this.options.entry.length > 1) return true;
    const where = this.options.entry[0];
    this.report(0, `found packages ${first.name.name} (${basename(first.source.name)}) and ${other.name.name} (${basename(other.source.name)}) in ${where}`);
    return false;
  }

  /** Directives that change what a program means must not be ignored silently. */
  private directives(file: File): void {
    for (const d of file.directives) {
      const m = /^\/\/go:(embed|linkname)\s/.exec(d.text);
      if (m) this.report(d.pos, `//go:${m[1]} is not supported by Glassgo`, 'Unsupported');
    }
  }

  private import(from: Loaded, spec: ImportSpec): void {
    if (spec.path.bad) return;
    const path = unquote(spec.path.text) ?? '';
    if (path === '' || path === 'unsafe') return;
    const at = spec.path.pos;
    const canonical = path.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
    if (canonical !== path) {
      this.report(at, `non-canonical import path ${JSON.stringify(path)} (should be ${JSON.stringify(canonical)})`, 'BadImportPath');
      return;
    }
    if (path === 'C') {
      this.report(at, 'import "C" is not supported: Glassgo has no C compiler', 'Unsupported');
      return;
    }
    const known = this.packages.get(path);
    if (known) {
      if (this.stack.includes(path)) this.importCycle(at, path);
      else this.checkImportable(from, known, at, path);
      if (!from.imports.includes(known)) from.imports.push(known);
      return;
    }
    const sources = this.find(path, at, from);
    const loaded = sources && this.loadPackage(path, sources, false);
    if (!loaded) return;
    from.imports.push(loaded);
    this.checkImportable(from, loaded, at, path);
  }

  private importCycle(at: Pos, path: string): void {
    const start = this.stack.indexOf(path);
    const cycle = [...this.stack.slice(start), path];
    const lines = cycle.slice(1).map((p, i) => `imports ${p}${i === cycle.length - 2 ? ': import cycle not allowed' : ''}`);
    this.report(at, `package ${cycle[0]}\n\t${lines.join('\n\t')}`, 'ImportCycle');
  }

  private checkImportable(from: Loaded, imported: Loaded, at: Pos, path: string): void {
    if (imported.pkg.name === 'main') this.report(at, `import ${JSON.stringify(path)} is a program, not an importable package`, 'BrokenImport');
    const i = `/${path}/`.lastIndexOf('/internal/');
    if (i < 0) return;
    const parent = path.slice(0, Math.max(i - 1, 0));
    const allowed = imported.isLibrary ? from.isLibrary : parent === '' || from.path === parent || from.path.startsWith(`${parent}/`) || this.module?.path === parent;
    if (!allowed) this.report(at, `use of internal package ${path} not allowed`, 'BrokenImport');
  }

  /** The sources of an imported package; reports if there are none. */
  private find(path: string, at: Pos, from: Loaded): Sources | undefined {
    const fromLibrary = this.options.library.files(path);
    if (fromLibrary) {
      const files = fromLibrary.map((f) => ({ name: f.path, path: f.path, bytes: f.bytes })).filter((f) => matchesFileName(basename(f.path)) && matchesConstraint(f.bytes));
      return { files, isLibrary: true, version: currentVersion };
    }
    if (from.isLibrary && this.options.library.files(`vendor/${path}`)) return this.find(`vendor/${path}`, at, from);
    // The library does not see the module: GOROOT/src is one itself.
    const folder = from.isLibrary ? undefined : this.module?.folderOf(path);
    if (folder !== undefined) {
      const names = this.goFiles(folder) ?? [];
      const files = names
        .map((f) => ({ name: this.shownName(f.path), path: f.path, bytes: this.options.files.read(f.path) ?? new Uint8Array() }))
        .filter((f) => matchesConstraint(f.bytes));
      if (files.length > 0) return { files, isLibrary: false, version: this.module?.version ?? currentVersion };
      this.report(at, names.length > 0 ? `build constraints exclude all Go files in ${folder}` : `package ${path} is not in std and the module has no such folder`, 'BrokenImport');
      return undefined;
    }
    const installed = this.findInstalled(path, from);
    if (installed) return installed;
    if (isStandardPackage(path)) this.report(at, `package ${path} is not in the library of Glassgo, and no Go installation was found to take it from`, 'BrokenImport');
    else if (!/\./.test(path.split('/')[0] as string)) this.report(at, `package ${path} is not in std`, 'BrokenImport');
    else if (this.module) this.report(at, `no required module provides package ${path}; to add it:\n\tgo get ${path}`, 'BrokenImport');
    else this.report(at, `no required module provides package ${path}: go.mod file not found in current directory or any parent directory; see 'go help modules'`, 'BrokenImport');
    return undefined;
  }

  /** A package of the user's Go installation: of its standard library, or of a module in its cache that go.mod requires. */
  private findInstalled(path: string, from: Loaded): Sources | undefined {
    const installed = (this.installed ??= this.options.installed?.());
    if (!installed) return undefined;
    const standard = isStandardPackage(path) || from.isLibrary ? standardFolder(this.options.files, installed, path, from.isLibrary) : undefined;
    if (standard !== undefined) {
      const files = this.sourcesIn(standard, pureTags);
      return files.length > 0 ? { files, isLibrary: true, version: currentVersion } : undefined;
    }
    const cached = this.module && cachedFolder(this.options.files, installed, this.module.requirements, path);
    if (!cached) return undefined;
    const files = this.sourcesIn(cached.folder);
    const root = cached.folder.slice(0, cached.folder.length - (path.length - cached.module.path.length));
    return files.length > 0 ? { files, isLibrary: false, version: moduleVersion(this.options.files, root) } : undefined;
  }

  /** The files of a folder outside of the module that belong to a build. */
  private sourcesIn(folder: string, tags?: ReadonlySet<string>): { name: string; path: string; bytes: Uint8Array }[] {
    return (this.goFiles(folder) ?? [])
      .map((f) => ({ name: f.path, path: f.path, bytes: this.options.files.read(f.path) ?? new Uint8Array() }))
      .filter((f) => matchesConstraint(f.bytes, tags));
  }

  /** Files of the module are named relative to the entry, so that messages are short. */
  private shownName(path: string): string {
    const { entry, files } = this.options;
    const first = entry[0] ?? '.';
    const shownRoot = files.isDirectory(first) ? first : dirname(first);
    const root = files.absolute(shownRoot);
    if (path.startsWith(`${root}/`)) return join(shownRoot, path.slice(root.length + 1));
    const up = relative(root, path);
    return join(shownRoot, up);
  }

  private check(p: Loaded): void {
    const version = p.version;
    p.checked = checkPackage(p.pkg, p.files, {
      files: this.fileSet, lazy: p.isLibrary, ids: p.ids, version, fileVersions: this.fileVersions,
      report: (d) => { this.diagnostics.push(d); },
      importPackage: (path) => this.imported(p, path),
    });
  }

  private imported(from: Loaded, path: string): Package {
    if (path === 'unsafe') return unsafePackage;
    const loaded = this.packages.get(path) ?? (from.isLibrary ? this.packages.get(`vendor/${path}`) : undefined);
    if (loaded?.checked) return loaded.pkg;
    const fake = new Package(path, path.slice(path.lastIndexOf('/') + 1), universe);
    fake.fake = true;
    return fake;
  }
}

function dirname(path: string): string {
  const i = path.lastIndexOf('/');
  return i < 0 ? '.' : i === 0 ? '/' : path.slice(0, i);
}

function basename(path: string): string { return path.slice(path.lastIndexOf('/') + 1); }

function join(folder: string, name: string): string {
  return folder === '.' || folder === '' ? name : `${folder.replace(/\/$/, '')}/${name}`;
}

function relative(from: string, to: string): string {
  const a = from.split('/');
  const b = to.split('/');
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  return [...a.slice(i).map(() => '..'), ...b.slice(i)].join('/');
}

/**
 * Loads a program: finds the files of the user's package and of all packages that it imports, parses and checks them, in the order of
 * their dependencies.
 *
 * Import paths lead to the module's folders (go.mod), to its vendor folder, or to the embedded library. If there are syntax errors, only
 * these are reported, as Go does.
 */
import { type Diagnostic, formatDiagnostic, maxColumn } from '../../base/diagnostic';
import { utf8 } from '../../base/utf8';
import { FileSet, type Pos, type SourceFile } from '../../base/source';
import type { File, ImportSpec } from '../../syntax/nodes';
import { type IdSource, parseFile } from '../../syntax/parser';
import { type Config, checkLater, checkPackage } from '../../types/check';
import { unquote } from '../../types/constantOps';
import type { CheckedPackage } from '../../types/info';
import { Package, type Var } from '../../types/objects';
import { universe, unsafePackage } from '../../types/universe';
import { currentVersion, parseVersion } from '../../types/version';
import { matchesConstraint, matchesFileName } from './constraints';
import { IndexedDeclarations } from './declarationIndex';
import { headerError } from './header';
import { type Embedded, PackageEmbeds } from './embed';
import type { FileAccess, LibrarySource, LinkedPackages } from './library';
import { type InstalledGo, cachedFolder, pureTags, standardFolder } from './installed';
import { findModule, type Module, moduleVersion } from './module';
import type { Program } from './program';
import { isStandardPackage, refusedPackages } from './standardPackages';
import { collectTests, noTests, packageClause, testMain } from './testPackage';

export interface LoadOptions {
  /** One .go file or several, or one folder. */
  readonly entry: readonly string[];
  readonly files: FileAccess;
  readonly library: LibrarySource;
  /** Language version such as `go1.21`, in place of the module's. */
  readonly lang?: string;
  /** Build tags that hold beside those of the target. */
  readonly tags?: readonly string[];
  /** Packages that are linked in advance: they are read when something in them is named. */
  readonly linked?: LinkedPackages | undefined;
  /** Library packages that every program needs, whether it imports them or not. */
  readonly implicit?: readonly string[];
  /** Only check: the package need not be main. */
  readonly checkOnly?: boolean;
  /** The program is the one that runs the tests of the package at `entry`. */
  readonly test?: boolean | undefined;
  /** Only find and parse the user's packages, to see whether there is something to compile. */
  readonly setupOnly?: boolean;
  /** Where to look for packages that the library lacks. */
  readonly installed?: (() => InstalledGo) | undefined;
  /** Check types even if there are syntax errors. */
  readonly checkBroken?: boolean;
  /** Say what the go command says: it compiles nothing if it finds headers that it cannot read, or imports that lead nowhere. A mere check says what the compiler says. */
  readonly asGoCommand?: boolean | undefined;
}

/** Codes of what the go command finds before it compiles. */
export const setupCodes: ReadonlySet<string> = new Set(['Setup', 'BadEmbedPattern', 'BrokenImport', 'ImportCycle', 'BadImportPath']);

interface Loaded {
  readonly path: string;
  readonly role: Role;
  readonly pkg: Package;
  readonly files: File[];
  readonly isLibrary: boolean;
  /** Of the user's Go installation, in place of golib's. */
  readonly isInstalled: boolean;
  readonly version: number;
  readonly ids: IdSource;
  readonly imports: Loaded[];
  readonly embeds: PackageEmbeds | undefined;
  checked: CheckedPackage | undefined;
}

/** What a package is to the program: its `entry`, the package that is `tested`, its external tests, the main that runs them, or one that these import. */
type Role = 'entry' | 'tested' | 'external' | 'testmain' | 'imported';

interface SourceText {
  readonly name: string;
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A package's sources before parsing. */
interface Sources {
  readonly files: readonly SourceText[];
  readonly isLibrary: boolean;
  readonly isInstalled?: boolean;
  readonly version: number;
}

export function loadProgram(options: LoadOptions): Program {
  return new Loader(options).load();
}

class Loader {
  private readonly fileSet = new FileSet();
  private readonly diagnostics: Diagnostic[] = [];
  private readonly packages = new Map<string, Loaded>();
  private readonly refused = new Set<string>();
  private readonly order: Loaded[] = [];
  /** Packages whose imports are being loaded, and the files that import them, for import cycles. */
  private readonly stack: { readonly path: string; readonly by: string }[] = [];
  private importer = '';
  private readonly fileVersions = new Map<SourceFile, number>();
  private module: Module | undefined;
  private readonly tags: ReadonlySet<string>;
  private syntaxErrors = false;
  /** Some pattern of //go:embed names nothing. */
  private embedErrors = false;
  /** The go command has said enough. */
  private notToCompile = false;
  private readonly embedded = new Map<Var, Embedded>();
  /** Import path of the entry. */
  private entryPath = 'command-line-arguments';
  private hasTests = false;
  private installed: InstalledGo | undefined;

  constructor(private readonly options: LoadOptions) {
    this.tags = new Set(options.tags);
  }

  load(): Program {
    const main = this.loadEntry();
    this.notToCompile = this.options.asGoCommand === true && this.diagnostics.some((d) => setupCodes.has(d.code) && d.code !== 'BadEmbedPattern');
    const setupOnly = this.options.setupOnly === true || this.notToCompile;
    if (main && !this.syntaxErrors && !this.embedErrors && !setupOnly) this.loadImplicit(main);
    if (main && !setupOnly && ((!this.syntaxErrors && !this.embedErrors) || this.options.checkBroken || (this.options.checkOnly && !this.syntaxErrors))) {
      const failed = new Set<Loaded>();
      for (const p of this.order) {
        // As Go does, what imports a package that does not compile is not compiled.
        if (p.imports.some((x) => failed.has(x)) && (this.options.test || !this.options.checkOnly)) failed.add(p);
        else if (!this.check(p)) failed.add(p);
      }
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
      files: this.fileSet, packages, embedded: this.embedded,
      // Bodies of the library are checked later, and so may add to the list.
      get diagnostics() { return sorted(); },
      isLibrary: (path) => this.packages.get(path)?.isLibrary === true || path === 'unsafe',
      isInstalled: (path) => this.packages.get(path)?.isInstalled === true,
      packageOf: (pos) => this.packageOf(pos),
      importPath: this.entryPath,
      hasTests: this.hasTests,
    };
  }

  /** The package of a position as the heading of its errors names it: what is compiled for the sake of tests has that in its name. */
  private packageOf(pos: Pos): string {
    const file = this.fileSet.file(pos);
    const p = this.order.find((x) => x.files.some((f) => f.source === file));
    if (!p || !this.options.test) return p?.path ?? this.entryPath;
    const forTest = (x: Loaded): boolean => x.role !== 'imported' || x.imports.some(forTest);
    return !p.isLibrary && forTest(p) ? `${p.path} [${this.entryPath}.test]` : p.path;
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

  /** As gc sorts and thins them out. */
  private sorted(): Diagnostic[] {
    // What is wrong with imports has a code, what the parser found has none.
    // Patterns that name nothing are errors of the go command, which looks at them before it compiles. A mere check, like the compiler, does not need the files.
    const onlyPatterns = this.embedErrors && (!(this.options.checkOnly || this.options.checkBroken) || this.diagnostics.every((d) => d.code === 'BadEmbedPattern'));
    const onlySyntax = this.syntaxErrors && !this.options.checkBroken;
    const shown = (d: Diagnostic): boolean => (this.notToCompile ? setupCodes.has(d.code) : d.code === 'BadEmbedPattern' ? onlyPatterns : !onlyPatterns && (!onlySyntax || d.code === '' || this.parsers.has(d)));
    const list = firstOfLine(this.diagnostics.filter(shown), this.fileSet);
    // What names the lines is numbered as it occurs in errors.
    const bases = new Map<unknown, number>();
    const keys = new Map(list.map((d) => {
      const base = this.fileSet.base(d.pos);
      if (!bases.has(base)) bases.set(base, base ? bases.size : -1);
      const { line, column } = this.fileSet.place(d.pos);
      return [d, [bases.get(base) as number, line, Math.min(column, maxColumn)] as const];
    }));
    const key = (d: Diagnostic, i: number): number => keys.get(d)?.[i] as number;
    list.sort((a, b) => key(a, 0) - key(b, 0) || key(a, 1) - key(b, 1) || key(a, 2) - key(b, 2));
    let last = '';
    return list.filter((d) => {
      const text = d.pos ? formatDiagnostic(this.fileSet, d) : '';
      const isNew = text === '' || text !== last;
      last = text;
      return isNew;
    });
  }

  private report(pos: Pos, message: string, code = ''): Diagnostic {
    const d = { pos, message, code, soft: false };
    this.diagnostics.push(d);
    return d;
  }

  /** What the parser has found; some of it has a code. */
  private readonly parsers = new Set<Diagnostic>();

  /** Loads the implicit packages in front of the program's own. */
  private loadImplicit(main: Loaded): void {
    for (const path of this.options.implicit ?? []) {
      if (this.packages.has(path)) continue;
      if (this.loadLinked(path)) continue;
      const files = this.options.library.files(path);
      if (files) this.loadPackage(path, { files, isLibrary: true, version: currentVersion }, 'imported');
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
    const absolute = files.absolute(folder);
    // Without a module a folder's tests go by its path.
    this.entryPath = !isFolder || (!this.module && !this.options.test) ? 'command-line-arguments' : this.module ? this.module.importPath(absolute) : `_${absolute}`;
    const built = this.entryFiles(isFolder, folder);
    if (!built) return undefined;
    if (this.options.test) return this.loadTests(built, version);
    return this.loadPackage(this.entryPath, { files: built, isLibrary: false, version }, 'entry');
  }

  /** The files of the entry that belong to the build; reports if there are none. */
  private entryFiles(isFolder: boolean, folder: string): SourceText[] | undefined {
    const { entry, files, test } = this.options;
    const names = isFolder ? this.goFiles(folder, test) : entry.map((path) => ({ name: basename(path), path, shown: path }));
    const none = `no Go files in ${test ? files.absolute(folder) : entry[0] ?? '.'}`;
    if (!names) {
      this.report(0, none, 'Setup');
      return undefined;
    }
    const sources: SourceText[] = [];
    for (const f of names) {
      const bytes = files.read(f.path);
      if (!bytes) this.report(0, `open ${f.shown}: no such file or directory`, 'Setup');
      else sources.push({ name: f.shown, path: files.absolute(f.path), bytes });
    }
    const built = isFolder ? sources.filter((s) => matchesConstraint(s.bytes, this.tags)) : sources;
    if (built.length > 0) return built;
    if (this.diagnostics.length === 0) this.report(0, sources.length > 0 ? `build constraints exclude all Go files in ${entry[0] ?? '.'}` : none, 'Setup');
    return undefined;
  }

  /** Loads a package with its tests, its external tests, and the main that runs them. */
  private loadTests(files: readonly SourceText[], version: number): Loaded | undefined {
    const isTest = (f: SourceText): boolean => f.path.endsWith('_test.go');
    const external = files.filter((f) => isTest(f) && packageClause(f.bytes).endsWith('_test'));
    const own = files.filter((f) => !external.includes(f));
    if (!this.samePackage(files, external)) return undefined;
    this.hasTests = files.some(isTest);
    if (!this.hasTests) return this.loadPackage(this.entryPath, { files, isLibrary: false, version }, 'tested');
    const path = this.entryPath;
    const tested = own.length > 0 ? this.loadPackage(path, { files: own, isLibrary: false, version }, 'tested') : undefined;
    if (own.length > 0 && !tested) return undefined;
    const outside = external.length > 0 ? this.loadPackage(`${path}_test`, { files: external, isLibrary: false, version }, 'external') : undefined;
    if (external.length > 0 && !outside) return undefined;
    const found = noTests();
    const report = (pos: Pos, message: string): void => {
      this.report(pos, message, 'Setup');
    };
    for (const p of [tested, outside]) {
      for (const f of p?.files ?? []) if (f.source.path.endsWith('_test.go')) collectTests(f, p === tested ? '_test' : '_xtest', found, report);
    }
    const text = testMain(found, { importPath: path, modulePath: this.module?.path ?? '', hasOwn: own.some(isTest), hasExternal: external.length > 0 });
    return this.loadPackage('main', { files: [{ name: '_testmain.go', path: '_testmain.go', bytes: utf8(text) }], isLibrary: false, version: currentVersion }, 'testmain');
  }

  /** Files of a folder must be of one package, but for the external tests, whose package adds _test to the name. */
  private samePackage(files: readonly SourceText[], external: readonly SourceText[]): boolean {
    const nameOf = (f: SourceText): string => packageClause(f.bytes).replace(/_test$/, external.includes(f) ? '' : '_test');
    const first = files[0] as SourceText;
    const other = files.find((f) => nameOf(f) !== nameOf(first));
    if (!other) return true;
    this.report(0, `found packages ${nameOf(first)} (${basename(first.path)}) and ${nameOf(other)} (${basename(other.path)}) in ${dirname(first.path)}`, 'Setup');
    return false;
  }

  /** The .go files of a folder that can belong to a build, by their names. */
  private goFiles(folder: string, withTests = false): { name: string; path: string; shown: string }[] | undefined {
    const names = this.options.files.list(folder);
    return names
      ?.filter((n) => n.endsWith('.go') && (withTests || !n.endsWith('_test.go')) && !n.startsWith('_') && !n.startsWith('.') && matchesFileName(n))
      .sort()
      .map((n) => ({ name: n, path: join(folder, n), shown: join(folder, n) }));
  }

  private loadPackage(path: string, sources: Sources, role: Role): Loaded | undefined {
    const ids: IdSource = { next: 0 };
    const files: File[] = [];
    for (const s of sources.files) {
      const source = this.fileSet.add(s.name, s.path, s.bytes);
      const { file, errors } = parseFile(source, { ids, lazy: sources.isLibrary, comments: role !== 'imported' && s.path.endsWith('_test.go') });
      const unreadable = (errors.length > 0 || !file) && this.options.asGoCommand && !sources.isLibrary ? headerError(s.bytes) : undefined;
      if (unreadable) {
        this.report(source.base + unreadable.offset, unreadable.message, 'Setup');
        continue;
      }
      for (const e of errors) {
        if (e.message.startsWith('syntax error')) this.syntaxErrors = true;
        this.parsers.add(this.report(source.base + e.offset, e.message, e.code));
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
    if (role === 'entry' && !this.sameName(files)) return undefined;
    const pkg = new Package(role === 'entry' && name === 'main' ? 'main' : path, name, universe);
    if (sources.isLibrary && sources.isInstalled !== true) this.markEmbedded(pkg);
    const loaded: Loaded = { path, role, pkg, files, isLibrary: sources.isLibrary, isInstalled: sources.isInstalled === true, version: sources.version, ids, imports: [], embeds: this.embedsOf(sources, files), checked: undefined };
    this.packages.set(path, loaded);
    this.stack.push({ path, by: this.importer });
    for (const file of files) {
      for (const spec of file.imports) {
        this.importer = basename(file.source.name);
        this.import(loaded, spec);
      }
    }
    this.stack.pop();
    this.order.push(loaded);
    return loaded;
  }

  private embedsOf(sources: Sources, files: readonly File[]): PackageEmbeds | undefined {
    const first = sources.files[0];
    if (!first || !files.some((f) => f.embeddings.length > 0)) return undefined;
    const embeds = new PackageEmbeds(this.options.files, dirname(this.options.files.absolute(first.path)));
    if (!embeds.resolve(files, (pos, message, code) => this.report(pos, message, code))) this.embedErrors = true;
    return embeds;
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
      if (/^\/\/go:linkname\s/.test(d.text)) this.report(d.pos, `//go:linkname is not supported by Glassgo`, 'Unsupported');
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
      if (this.stack.some((x) => x.path === path)) this.importCycle(at, path);
      else this.checkImportable(from, known, at, path);
      if (!from.imports.includes(known)) from.imports.push(known);
      return;
    }
    if (this.options.setupOnly && (from.isLibrary || this.options.library.files(path))) return;
    const loaded = this.loadLinked(path) ?? this.loadFound(path, at, from);
    if (!loaded) return;
    from.imports.push(loaded);
    this.checkImportable(from, loaded, at, path);
  }

  private loadFound(path: string, at: Pos, from: Loaded): Loaded | undefined {
    const sources = this.find(path, at, from);
    return sources && this.loadPackage(path, sources, 'imported');
  }

  /** A package that is linked in advance, with all that it imports; what it declares is read later. */
  private loadLinked(path: string): Loaded | undefined {
    const known = this.packages.get(path);
    const facts = this.options.linked?.get(path);
    if (known || !facts) return known;
    const pkg = new Package(path, facts.name, universe);
    const loaded: Loaded = { path, role: 'imported', pkg, files: [], isLibrary: true, isInstalled: false, version: currentVersion, ids: { next: 0 }, imports: [], embeds: undefined, checked: undefined };
    this.packages.set(path, loaded);
    for (const i of facts.imports) {
      const imported = this.loadLinked(i);
      if (!imported) continue;
      loaded.imports.push(imported);
      pkg.imports.push(imported.pkg);
    }
    this.markEmbedded(pkg);
    const declarations = new IndexedDeclarations(
      facts.declarations, () => this.options.library.files(path) ?? [], (f) => this.fileSet.add(f.path, f.path, f.bytes), loaded.ids,
    );
    loaded.checked = checkLater(pkg, declarations, this.checkOptions(loaded));
    this.order.push(loaded);
    return loaded;
  }

  private markEmbedded(pkg: Package): void {
    pkg.embedded = true;
    const missing = this.options.library.missing(pkg.path);
    if (missing.length > 0) pkg.missing = new Set(missing);
  }

  private importCycle(at: Pos, path: string): void {
    const chain = [...this.stack, { path, by: this.importer }];
    const lines = chain.slice(1).map((x) => `imports ${x.path} from ${x.by}`);
    this.report(at, `package ${chain[0]?.path}\n\t${lines.join('\n\t')}: import cycle not allowed${this.options.test ? ' in test' : ''}`, 'ImportCycle');
  }

  private checkImportable(from: Loaded, imported: Loaded, at: Pos, path: string): void {
    if (from.role === 'testmain' || (from.role === 'external' && imported.role === 'tested')) return;
    if (imported.pkg.name === 'main') this.report(at, `import ${JSON.stringify(path)} is a program, not an importable package`, 'BrokenImport');
    const i = `/${path}/`.lastIndexOf('/internal/');
    if (i < 0) return;
    const parent = path.slice(0, Math.max(i - 1, 0));
    // An external test package is where the package is that it tests.
    const importer = from.role === 'external' ? from.path.replace(/_test$/, '') : from.path;
    const allowed = imported.isLibrary ? from.isLibrary : parent === '' || importer === parent || importer.startsWith(`${parent}/`) || this.module?.path === parent;
    if (!allowed) this.report(at, `use of internal package ${path} not allowed`, 'BrokenImport');
  }

  /** The sources of an imported package; reports if there are none. */
  private find(path: string, at: Pos, from: Loaded): Sources | undefined {
    const fromLibrary = this.fromLibrary(path);
    if (fromLibrary) return fromLibrary;
    if (from.isLibrary && this.options.library.files(`vendor/${path}`)) return this.find(`vendor/${path}`, at, from);
    // The library does not see the module: GOROOT/src is one itself.
    const folder = from.isLibrary ? undefined : this.module?.folderOf(path);
    if (folder !== undefined) {
      const names = this.goFiles(folder) ?? [];
      const files = names
        .map((f) => ({ name: this.shownName(f.path), path: f.path, bytes: this.options.files.read(f.path) ?? new Uint8Array() }))
        .filter((f) => matchesConstraint(f.bytes, this.tags));
      if (files.length > 0) return { files, isLibrary: false, version: this.module?.version ?? currentVersion };
      this.report(at, names.length > 0 ? `build constraints exclude all Go files in ${folder}` : `package ${path} is not in std and the module has no such folder`, 'BrokenImport');
      return undefined;
    }
    const refusal = this.options.checkOnly ? undefined : refusedPackages.get(path);
    if (refusal !== undefined) {
      // Once: the packages of an installation import it from dozens of files.
      if (!this.refused.has(path)) this.report(at, `package ${path} is not supported by Glassgo: ${refusal}`, 'BrokenImport');
      this.refused.add(path);
      return undefined;
    }
    const installed = this.findInstalled(path, from);
    if (installed) return installed;
    if (isStandardPackage(path)) this.report(at, `package ${path} is not in the library of Glassgo, and no Go installation was found to take it from`, 'BrokenImport');
    else if (!/\./.test(path.split('/')[0] as string)) this.report(at, `package ${path} is not in std${this.installed?.goroot ? ` (${join(join(this.installed.goroot, 'src'), path)})` : ''}`, 'BrokenImport');
    else if (this.module) this.report(at, `no required module provides package ${path}; to add it:\n\tgo get ${path}`, 'BrokenImport');
    else this.report(at, `no required module provides package ${path}: go.mod file not found in current directory or any parent directory; see 'go help modules'`, 'BrokenImport');
    return undefined;
  }

  private fromLibrary(path: string): Sources | undefined {
    const files = this.options.library.files(path)?.map((f) => ({ name: f.path, path: f.path, bytes: f.bytes }));
    return files && { files: files.filter((f) => matchesFileName(basename(f.path)) && matchesConstraint(f.bytes)), isLibrary: true, version: currentVersion };
  }

  /** A package of the user's Go installation: of its standard library, or of a module in its cache that go.mod requires. */
  private findInstalled(path: string, from: Loaded): Sources | undefined {
    const installed = (this.installed ??= this.options.installed?.());
    if (!installed) return undefined;
    const standard = isStandardPackage(path) || from.isLibrary ? standardFolder(this.options.files, installed, path, from.isLibrary) : undefined;
    if (standard !== undefined) {
      const files = this.sourcesIn(standard, pureTags);
      return files.length > 0 ? { files, isLibrary: true, isInstalled: true, version: currentVersion } : undefined;
    }
    const cached = this.module && cachedFolder(this.options.files, installed, this.module.requirements, path);
    if (!cached) return undefined;
    const files = this.sourcesIn(cached.folder);
    const root = cached.folder.slice(0, cached.folder.length - (path.length - cached.module.path.length));
    return files.length > 0 ? { files, isLibrary: false, version: moduleVersion(this.options.files, root) } : undefined;
  }

  /** The files of a folder outside of the module that belong to a build. */
  private sourcesIn(folder: string, tags: ReadonlySet<string> = this.tags): { name: string; path: string; bytes: Uint8Array }[] {
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

  /** Whether nothing is wrong with it. */
  private check(p: Loaded): boolean {
    const before = this.diagnostics.length;
    p.checked ??= checkPackage(p.pkg, p.files, this.checkOptions(p));
    if (p.embeds && this.diagnostics.length === before) {
      const found = p.embeds.variables(p.files, p.pkg, p.checked.info, p.version, (pos, message, code) => this.report(pos, message, code));
      for (const [v, embedded] of found) this.embedded.set(v, embedded);
    }
    return this.diagnostics.length === before;
  }

  private checkOptions(p: Loaded): Config {
    return {
      files: this.fileSet, lazy: p.isLibrary, ids: p.ids, version: p.version, fileVersions: this.fileVersions,
      report: (d) => { this.diagnostics.push(d); },
      importPackage: (path) => this.imported(p, path),
    };
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

/** Of syntax errors that follow each other only the first of a line is told, of others one of several equal ones. */
function firstOfLine(list: readonly Diagnostic[], files: FileSet): Diagnostic[] {
  let syntaxLine = 0;
  let other = '';
  return list.filter((d) => {
    if (!d.pos) return true;
    const { line } = files.place(d.pos);
    const before = d.message.startsWith('syntax error') ? String(syntaxLine) : other;
    if (d.message.startsWith('syntax error')) {
      syntaxLine = line;
      return before !== String(line);
    }
    other = `${line}: ${d.message}`;
    return before !== other;
  });
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

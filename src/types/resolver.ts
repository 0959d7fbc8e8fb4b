/** Collects the package-level declarations of all files, and then declares them. */
import type { Decl, Expr, File, FuncDecl, Ident, ImportSpec, TypeSpec, ValueSpec } from '../syntax/nodes';
import { unicodeText } from '../syntax/scanner';
import type { Checker, DeclInfo } from './checker';
import { makeInt, unquote } from './constantOps';
import { fromByteString } from '../syntax/utf8';
import { arity, collectMethods, declare, objDecl, otherDeclaration } from './decl';
import { Const, Func, type Obj, type Package, PkgName, Scope, TypeName, Var } from './objects';
import { isExported } from './typeSet';
import { verifyGenericDecl } from './signature';

interface PendingMethod { readonly obj: Func; readonly ptr: boolean; readonly recv: Ident }

export function collectObjects(c: Checker, files: readonly File[]): void {
  const methods: PendingMethod[] = [];
  const scopes: Scope[] = [];
  for (const file of files) {
    const base = file.source.base;
    const scope = new Scope(c.pkg.scope, base, base + file.source.bytes.length);
    scopes.push(scope);
    new FileCollector(c, file, scope, methods).collect();
  }
  for (const scope of scopes) checkFileScope(c, scope);
  addMethods(c, methods);
}

/** A declaration that is read after others of its package. */
export interface LateDeclaration {
  readonly file: File;
  readonly decl: Decl;
  /** Its place among all declarations of the package. */
  readonly order: number;
}

/** Collects declarations of a library package as they are asked for. The methods of a type come with it. */
export class LateCollector {
  private readonly collectors = new Map<File, FileCollector>();

  constructor(private readonly c: Checker) {}

  collect(found: readonly LateDeclaration[]): void {
    const methods: PendingMethod[] = [];
    for (const { file, decl, order } of found) this.collector(file, methods).declaration(decl, order);
    addMethods(this.c, methods);
  }

  private collector(file: File, methods: PendingMethod[]): FileCollector {
    let collector = this.collectors.get(file);
    if (!collector) {
      const { pkg } = this.c;
      const { base, bytes } = file.source;
      collector = new FileCollector(this.c, file, new Scope(pkg.scope, base, base + bytes.length), methods);
      this.collectors.set(file, collector);
      pkg.files.push(file);
      for (const decl of file.decls) collector.declaration(decl, 0);
    }
    collector.methods = methods;
    return collector;
  }
}

function addMethods(c: Checker, methods: readonly PendingMethod[]): void {
  for (const m of methods) {
    const base = resolveBase(c, m.ptr, m.recv);
    if (!base) continue;
    m.obj.hasPtrRecv = base.ptr;
    const list = c.methods.get(base.obj);
    if (list) list.push(m.obj);
    else c.methods.set(base.obj, [m.obj]);
  }
}

/** A file's imports must not have the names of package-level objects. */
function checkFileScope(c: Checker, scope: Scope): void {
  for (const [name, obj] of scope.names) {
    const other = c.pkg.scope.lookup(name);
    if (!other) continue;
    if (obj.kind === 'PkgName') {
      c.errorLines(other, 'DuplicateDecl', `${name} already declared through import of package ${obj.imported.name} (${JSON.stringify(obj.imported.path)})`, otherDeclaration(obj));
    } else c.errorLines(other, 'DuplicateDecl', `${name} already declared through dot-import of package ${obj.pkg?.name} (${JSON.stringify(obj.pkg?.path)})`, otherDeclaration(obj));
  }
}

class FileCollector {
  private readonly version: number;

  /** The place of the declaration among those of the package, where they come in another order. */
  private order: number | undefined;

  constructor(private readonly c: Checker, private readonly file: File, private readonly scope: Scope, public methods: PendingMethod[]) {
    this.version = c.conf.fileVersions.get(file.source) ?? c.conf.version;
  }

  /** All declarations have the same shape, so that the many of a library stay fast. */
  private info(vtyp: Expr | undefined, init: Expr | undefined, lhs?: Var[], inherited = false, tdecl?: TypeSpec, fdecl?: FuncDecl): DeclInfo {
    return { file: this.scope, version: this.version, order: this.order ?? this.c.objMap.size, lhs, vtyp, init, inherited, tdecl, fdecl, deps: undefined };
  }

  collect(): void {
    for (const decl of this.file.decls) this.declaration(decl);
  }

  declaration(decl: Decl, order?: number): void {
    this.c.env.version = this.version;
    this.order = order;
    if (decl.kind === 'FuncDecl') {
      this.func(decl);
      return;
    }
    let last: ValueSpec | undefined;
    for (const s of decl.specs) {
      switch (s.kind) {
        case 'ImportSpec': this.import(s); break;
        case 'TypeSpec': this.type(s); break;
        case 'ValueSpec':
          if (decl.token === 'var') this.vars(s);
          else {
            const inherited = !s.type && s.values.length === 0 && last !== undefined;
            if (!inherited) last = s;
            this.consts(s, last as ValueSpec, inherited);
          }
      }
    }
  }

  private declarePackageObject(id: Ident, obj: Obj, d: DeclInfo): void {
    const { c } = this;
    if (id.name === 'init') return c.error(id, 'InvalidInitDecl', 'cannot declare init - must be func');
    if (id.name === 'main' && c.pkg.name === 'main') return c.error(id, 'InvalidMainDecl', 'cannot declare main - must be func');
    declare(c, c.pkg.scope, id, obj);
    c.objMap.set(obj, d);
  }

  private import(s: ImportSpec): void {
    const { c } = this;
    if (s.path.bad) return;
    const path = this.importPath(s);
    if (path === undefined) return;
    const imported = c.conf.importPackage(path, c.pkg);
    if (!imported) return;
    const name = s.name ? s.name.name : imported.name;
    if (name === 'init') return c.error(s, 'InvalidInitDecl', 'cannot import package as init - init must be a func');
    if (!c.pkg.imports.includes(imported)) c.pkg.imports.push(imported);
    const obj = new PkgName(s.pos, c.pkg, name, imported);
    if (s.name) c.recordDef(s.name, obj);
    else c.info.implicits.set(s.path.id, obj);
    if (imported.fake) obj.used = true;
    c.imports.push(obj);
    if (name === '.') this.dotImport(s, obj, imported);
    else declare(c, this.scope, undefined, obj);
  }

  private importPath(s: ImportSpec): string | undefined {
    const path = fromByteString(unquote(s.path.text) ?? '');
    if (path === '') {
      this.c.error(s.path, 'BadImportPath', 'invalid import path (empty string)');
      return undefined;
    }
    for (const ch of path) {
      if (/[\s!"#$%&'()*,:;<=>?[\]^{|}`\uFFFD]|\p{C}/u.test(ch)) {
        this.c.error(s.path, 'BadImportPath', `invalid import path (invalid character ${unicodeText(ch.codePointAt(0) as number)})`);
        return undefined;
      }
    }
    return path;
  }

  private dotImport(s: ImportSpec, pkgName: PkgName, imported: Package): void {
    const { c, scope } = this;
    let names = c.dotImports.get(scope);
    if (!names) c.dotImports.set(scope, (names = new Map()));
    for (const [name, obj] of imported.scope.names) {
      if (!isExported(name)) continue;
      const other = scope.lookup(name);
      if (other) c.errorLines(s.name, 'DuplicateDecl', `${name} redeclared in this block`, otherDeclaration(other));
      else {
        scope.insert(name, obj);
        names.set(name, pkgName);
      }
    }
  }

  private consts(s: ValueSpec, from: ValueSpec, inherited: boolean): void {
    s.names.forEach((name, i) => {
      const obj = new Const(name.pos, this.c.pkg, name.name, undefined);
      obj.value = makeInt(s.iota);
      this.declarePackageObject(name, obj, this.info(from.type, from.values[i], undefined, inherited));
    });
    arity(this.c, s.pos, s.names, from.values, true, inherited);
  }

  private vars(s: ValueSpec): void {
    const vars = s.names.map((name) => new Var(name.pos, this.c.pkg, name.name, undefined));
    // One initializer for several variables is one declaration.
    const shared = s.values.length === 1 && vars.length > 1 ? this.info(s.type, s.values[0], vars) : undefined;
    s.names.forEach((name, i) => {
      this.declarePackageObject(name, vars[i] as Var, shared ?? this.info(s.type, s.values[i]));
    });
    if (!s.type || s.values.length > 0) arity(this.c, s.pos, s.names, s.values, false, false);
  }

  private type(s: TypeSpec): void {
    this.declarePackageObject(s.name, new TypeName(s.name.pos, this.c.pkg, s.name.name, undefined), this.info(undefined, undefined, undefined, false, s));
  }

  private func(s: FuncDecl): void {
    const { c } = this;
    const { name } = s.name;
    const obj = new Func(s.name.pos, c.pkg, name, undefined);
    obj.decl = s;
    let reported = false;
    if (!s.recv) {
      if (name === 'init' || (name === 'main' && c.pkg.name === 'main')) {
        const code = name === 'init' ? 'InvalidInitDecl' : 'InvalidMainDecl';
        const first = s.type.typeParams[0];
        if (first) {
          c.softError(first, code, `func ${name} must have no type parameters`);
          reported = true;
        }
        if (s.type.params.length > 0 || s.type.results.length > 0) c.softError(s.name, code, `func ${name} must have no arguments and no return values`);
      }
      if (name === 'init') {
        obj.parent = c.pkg.scope;
        c.recordDef(s.name, obj);
        if (!s.hasBody) c.softError(obj, 'MissingInitBody', 'func init must have a body');
      } else declare(c, c.pkg.scope, s.name, obj);
    } else {
      const { ptr, base } = unpackReceiver(s.recv.type);
      if (base.kind === 'Ident' && name !== '_') this.methods.push({ obj, ptr, recv: base });
      c.recordDef(s.name, obj);
    }
    if (!reported) verifyGenericDecl(c, s);
    c.objMap.set(obj, this.info(undefined, undefined, undefined, false, undefined, s));
  }
}

/** A receiver type without parentheses, star and type parameters. */
export function unpackReceiver(type: Expr): { ptr: boolean; base: Expr; params: readonly Expr[] | undefined } {
  let base = type;
  let ptr = false;
  while (base.kind === 'ParenExpr') base = base.x;
  if (base.kind === 'StarExpr') {
    ptr = true;
    base = base.x;
    while (base.kind === 'ParenExpr') base = base.x;
  }
  return base.kind === 'IndexExpr' ? { ptr, base: base.x, params: base.indices } : { ptr, base, params: undefined };
}

/** The defined type behind a receiver's name, through aliases. */
function resolveBase(c: Checker, ptr: boolean, name: Ident): { ptr: boolean; obj: TypeName } | undefined {
  const seen = new Set<TypeName>();
  for (;;) {
    const obj = c.pkg.scope.lookup(name.name);
    if (obj?.kind !== 'TypeName' || seen.has(obj)) return undefined;
    const decl = c.objMap.get(obj)?.tdecl;
    if (!decl) return undefined;
    if (!decl.alias) return { ptr, obj };
    if (decl.typeParams.length > 0) return undefined;
    seen.add(obj);
    const next = unpackReceiver(decl.type);
    if (next.ptr && ptr) return undefined;
    ptr ||= next.ptr;
    if (next.params || next.base.kind !== 'Ident') return undefined;
    name = next.base;
  }
}

/** Declares all objects: defined types first, then aliases, then the rest. */
export function packageObjects(c: Checker): void {
  const objects = Array.from(c.objMap.keys());
  for (const obj of objects) if (obj.kind === 'TypeName' && obj.type) collectMethods(c, obj);
  const aliases: Obj[] = [];
  const others: Obj[] = [];
  for (const obj of objects) {
    if (obj.kind !== 'TypeName') others.push(obj);
    else if (c.objMap.get(obj)?.tdecl?.alias) aliases.push(obj);
    else objDecl(c, obj);
  }
  for (const obj of aliases) objDecl(c, obj);
  for (const obj of others) objDecl(c, obj);
  c.methods.clear();
}

export function unusedImports(c: Checker): void {
  for (const obj of c.imports) {
    if (obj.name === '_' || obj.used) continue;
    const { path } = obj.imported;
    const elem = path.slice(path.lastIndexOf('/') + 1);
    if (obj.name === '' || obj.name === '.' || obj.name === elem) c.softError(obj, 'UnusedImport', `${JSON.stringify(path)} imported and not used`);
    else c.softError(obj, 'UnusedImport', `${JSON.stringify(path)} imported as ${obj.name} and not used`);
  }
}

/**
 * The checker's entry: checks one package whose imports are there already.
 *
 * The user's packages are checked completely. Library packages are checked on demand: declarations when they are used, bodies through
 * `checkBody`, and variables through `initializers`, which orders only those initialisations that are needed.
 */
import type { Expr, File, Stmt } from '../syntax/nodes';
import type { IdSource } from '../syntax/parser';
import { Checker, type Config } from './checker';
import { directCycles } from './cycles';
import { checkFuncBody, objDecl } from './decl';
import type { CheckedPackage, Initializer } from './info';
import { computeInitOrder, hasEffects } from './initOrder';
import { Func, type Obj, type Package, type Scope, Var } from './objects';
import { type LateDeclaration, LateCollector, collectObjects, packageObjects, unusedImports } from './resolver';
import { checkRestrictions } from './restrictions';
import { type SnippetResult, checkSnippet } from './snippet';
import { currentVersion, versionText } from './version';

export type { Config } from './checker';
export type { LateDeclaration } from './resolver';

/** Declarations of a package that are parsed when somebody names them. */
export interface LateDeclarations {
  /** Those that declare `name`, or without a name all, with their files and places among all; each is given once. */
  take(name: string | undefined): readonly LateDeclaration[];
}

/** A package whose declarations are read and checked when somebody names them. */
export function checkLater(pkg: Package, declarations: LateDeclarations, conf: Config): CheckedPackage {
  const c = new Checker(pkg, conf);
  pkg.resolve = (obj) => guard(c, pkg.files, () => c.enter(() => objDecl(c, obj)));
  pkg.goVersion = versionText(conf.version);
  const collector = new LateCollector(c);
  pkg.scope.fill = (name) => {
    const found = declarations.take(name);
    if (found.length > 0) guard(c, pkg.files, () => c.enter(() => collector.collect(found)));
  };
  return new Checked(c);
}

export function checkPackage(pkg: Package, files: readonly File[], conf: Config): CheckedPackage {
  const c = new Checker(pkg, conf);
  const checked = new Checked(c);
  pkg.resolve = (obj) => guard(c, files, () => c.enter(() => objDecl(c, obj)));
  guard(c, files, () => {
    initFiles(c, files);
    c.enter(() => {
      collectObjects(c, files);
      if (conf.lazy) return;
      directCycles(c);
      packageObjects(c);
    });
  });
  if (!conf.lazy) {
    guard(c, files, () => c.enter(() => {
      computeInitOrder(c);
      unusedImports(c);
      if (!c.hasErrors) c.mono.check(c);
      if (!c.hasErrors) checkRestrictions(c);
    }));
  }
  return checked;
}

/** An exception would be a bug of the checker: it becomes an error with a position, and the rest of the program goes on. */
function guard(c: Checker, files: readonly File[], f: () => void): void {
  try {
    f();
  } catch (e) {
    const last = c.objPath[c.objPath.length - 1];
    const pos = last?.pos || c.env.decl?.fdecl?.name.pos || files[0]?.pos || 0;
    const text = e instanceof RangeError ? 'expression or type nesting too deep' : `internal compiler error: ${e instanceof Error ? e.message : String(e)}`;
    c.env.errpos = 0;
    while (c.objPath.length > 0) c.pop();
    c.error(pos, 'InternalError', text);
    internalErrors?.(e);
  }
}

let internalErrors: ((e: unknown) => void) | undefined;

/** Lets tests see the exceptions behind internal errors. */
export function onInternalError(f: ((e: unknown) => void) | undefined): void { internalErrors = f; }

function initFiles(c: Checker, files: readonly File[]): void {
  const { pkg, conf } = c;
  const first = files[0];
  if (first && conf.version > currentVersion) {
    c.error(first.name, 'TooNew', `package requires newer Go version ${versionText(conf.version)} (application built with ${versionText(currentVersion)})`);
  }
  for (const file of files) {
    const v = conf.fileVersions.get(file.source) ?? 0;
    if (v > currentVersion) c.error(file.name, 'TooNew', `file requires newer Go version ${versionText(v)}`);
    if (file.name.name === '_') c.error(file.name, 'BlankPkgName', 'invalid package name _');
    else if (file.name.name !== pkg.name) c.error(file.name, 'MismatchedPkgName', `package ${file.name.name}; expected package ${pkg.name}`);
  }
  pkg.files = [...files];
  pkg.goVersion = versionText(conf.version);
}


class Checked implements CheckedPackage {
  constructor(private readonly c: Checker) {}

  get pkg(): Package { return this.c.pkg; }
  get info(): Checker['info'] { return this.c.info; }

  get ids(): IdSource { return this.c.conf.ids; }

  checkSnippet(scope: Scope, version: number, code: Expr | readonly Stmt[]): SnippetResult { return checkSnippet(this.c, scope, version, code); }

  versionOf(file: File): number { return this.c.conf.fileVersions.get(file.source) ?? this.c.conf.version; }

  checkBody(fn: Func): void {
    const { c } = this;
    const declared = fn.origin;
    const d = c.objMap.get(declared);
    if (!d?.fdecl || c.checkedBodies.has(d.fdecl)) return;
    guard(c, c.pkg.files, () => c.enter(() => {
      objDecl(c, declared);
      c.env.version = d.version;
      checkFuncBody(c, declared, d);
    }));
  }

  variablesWithEffects(): Var[] {
    return Array.from(this.c.objMap).flatMap(([obj, d]) => (obj instanceof Var && d.init && hasEffects(d.init) ? [obj] : []));
  }

  initializers(vars: Iterable<Var>): Initializer[] {
    const { c } = this;
    const out: Initializer[] = [];
    const seen = new Set<Obj>();
    const emitted = new Set<unknown>();
    const visit = (obj: Obj): void => {
      if (seen.has(obj)) return;
      seen.add(obj);
      const d = c.objMap.get(obj);
      if (!d || obj.kind === 'TypeName') return;
      if (obj instanceof Func) this.checkBody(obj);
      else guard(c, c.pkg.files, () => c.enter(() => objDecl(c, obj)));
      for (const dep of Array.from(d.deps ?? []).sort((a, b) => (c.objMap.get(a)?.order ?? 0) - (c.objMap.get(b)?.order ?? 0))) visit(dep);
      if (!(obj instanceof Var) || !d.init || emitted.has(d)) return;
      emitted.add(d);
      out.push({ lhs: d.lhs ?? [obj], rhs: d.init });
    };
    const order = (v: Var) => c.objMap.get(v)?.order ?? 0;
    for (const v of Array.from(vars).sort((a, b) => order(a) - order(b) || a.pos - b.pos)) visit(v);
    return out;
  }
}

/**
 * What a snippet may ask about its goroutine: `goroutine`, the id; `creator`, the name of the function whose go statement made it, as tracebacks
 * have it; `label["key"]`, its profiler label, "" if there is none. A name that the program has itself stays the program's.
 *
 * They are variables at constant addresses. The id is written by whoever is about to run a snippet, the kernel among them; strings only by the debugger
 * (`values` says which), so that a condition with one of them is not decided in place.
 */
import { SourceFile } from '../../base/source';
import { bytesOf, utf8 } from '../../base/utf8';
import { machine } from '../../layout/machine';
import { Scanner } from '../../syntax/scanner';
import { Tok } from '../../syntax/tokens';
import { decodeUtf8 } from '../../syntax/utf8';
import { unquote } from '../../types/constantOps';
import { type Package, type Scope, Var } from '../../types/objects';
import type { Type } from '../../types/types';
import { Typ } from '../../types/universe';
import type { ScopeEntry } from '../lower/func';

/** A string that the debugger writes before a snippet runs: the creator's name or, with a key, a label; and where its header is. */
export interface GoroutineValue {
  readonly label: string | undefined;
  readonly address: number;
}

export class GoroutineNames {
  readonly values: GoroutineValue[] = [];

  /** `alloc` gives static memory. */
  constructor(private readonly alloc: (bytes: number) => number) {
    this.values.push({ label: undefined, address: alloc(16) });
  }

  /** Declares `goroutine` and `creator` in the scope of a snippet. */
  declare(scope: Scope, variables: Map<Var, ScopeEntry>, pkg: Package): void {
    for (const [name, type, address] of [['goroutine', Typ.int, machine.evalGoroutine], ['creator', Typ.string, this.values[0]?.address as number]] as const) {
      if (!isDeclared(scope, name)) declareAt(scope, variables, pkg, name, type, address);
    }
  }

  /** The text with each `label["key"]` as one name, declared in the scope. */
  withLabels(text: string, scope: Scope, variables: Map<Var, ScopeEntry>, pkg: Package): string {
    if (!/\blabel\s*\[/.test(text) || isDeclared(scope, 'label')) return text;
    const bytes = utf8(text);
    let out = '';
    let from = 0;
    for (const { start, end, key } of new LabelScanner(new SourceFile('', '', bytes, 0)).labels()) {
      const name = `label_${this.numberOf(key)}_`;
      if (!scope.names.has(name)) declareAt(scope, variables, pkg, name, Typ.string, this.values[this.numberOf(key)]?.address as number);
      out += decodeUtf8(bytes, from, start) + name;
      from = end;
    }
    return out + decodeUtf8(bytes, from, bytes.length);
  }

  private numberOf(label: string): number {
    const known = this.values.findIndex((v) => v.label === label);
    return known >= 0 ? known : this.values.push({ label, address: this.alloc(16) }) - 1;
  }

  /** Whether only the debugger can tell the value of a variable. */
  isHosts(entry: ScopeEntry): boolean {
    const { storage } = entry;
    return storage.kind === 'static' && this.values.some((v) => v.address === storage.address);
  }
}

function declareAt(scope: Scope, variables: Map<Var, ScopeEntry>, pkg: Package, name: string, type: Type, address: number): void {
  const v = new Var(0, pkg, name, type);
  v.used = true;
  v.parent = scope;
  scope.insert(name, v);
  variables.set(v, { name, type, storage: { kind: 'static', address }, pos: 0, outer: -1, isParam: false });
}

function isDeclared(scope: Scope, name: string): boolean {
  for (let s: Scope | undefined = scope; s; s = s.parent) if (s.names.has(name)) return true;
  return false;
}

/** Finds `label["key"]` in the text of a snippet. */
class LabelScanner extends Scanner {
  labels(): { start: number; end: number; key: string }[] {
    const out: { start: number; end: number; key: string }[] = [];
    let last = Tok.None;
    this.next();
    while (this.tok !== Tok.EOF) {
      const isLabel = this.tok === Tok.Name && this.lit === 'label' && last !== Tok.Dot;
      const { start } = this;
      last = this.tok;
      this.next();
      if (!isLabel || !this.is(Tok.Lbrack)) continue;
      this.next();
      const key = this.is(Tok.Literal) && this.litKind === 'STRING' ? unquote(this.lit) : undefined;
      if (key === undefined) continue;
      this.next();
      if (this.is(Tok.Rbrack)) out.push({ start, end: this.start + 1, key: decodeUtf8(bytesOf(key), 0, key.length) });
    }
    return out;
  }

  private is(tok: Tok): boolean {
    return this.tok === tok;
  }
}

/** Replaces type parameters by types. What contains none of them is returned as it is, so results can be compared with ===. */
import { instantiateAlias, instantiateNamed } from './named';
import { Func, Var } from './objects';
import { ArrayT, Chan, Interface, MapT, type Named, Pointer, Signature, Slice, Struct, Tuple, type Type, type TypeParam, Union } from './types';
import { unalias } from './under';
import { Typ } from './universe';

export type SubstMap = ReadonlyMap<TypeParam, Type>;

export function makeSubstMap(params: readonly TypeParam[], args: readonly (Type | undefined)[]): SubstMap {
  const map = new Map<TypeParam, Type>();
  params.forEach((p, i) => {
    const t = args[i];
    if (t) map.set(p, t);
  });
  return map;
}

/** The type with its type parameters replaced. */
export function substitute(type: Type, params: readonly TypeParam[], args: readonly Type[]): Type {
  return params.length === 0 ? type : substType(type, makeSubstMap(params, args));
}

/** f over list; undefined if nothing changes. */
function mapList<T>(list: readonly T[], f: (x: T) => T): T[] | undefined {
  let out: T[] | undefined;
  for (let i = 0; i < list.length; i++) {
    const x = list[i] as T;
    const y = f(x);
    if (y !== x) {
      out ??= list.slice();
      out[i] = y;
    }
  }
  return out;
}

export function substType(t: Type, map: SubstMap): Type {
  if (map.size === 0) return t;
  switch (t.kind) {
    case 'Basic': return t;
    case 'TypeParam': return map.get(t) ?? t;
    case 'Alias': {
      if (t.origin.typeParams.length === 0) {
        // Declared inside a generic function it can stand for something with its type parameters.
        const actual = unalias(t);
        const replaced = substType(actual, map);
        return replaced === actual ? t : replaced;
      }
      if (t.typeArgs.length !== t.origin.typeParams.length) return Typ.invalid;
      const args = mapList(t.typeArgs, (a) => substType(a, map));
      return args ? instantiateAlias(t.origin, args) : t;
    }
    case 'Named': {
      const { typeParams, outerParams } = t.origin;
      if (typeParams.length + outerParams.length === 0) return t;
      if (t.typeArgs.length !== typeParams.length && t !== t.origin) return Typ.invalid;
      const args = mapList(t.typeArgs, (a) => substType(a, map));
      const outer = mapList(t.outerArgs.length > 0 ? t.outerArgs : outerParams, (a) => substType(a, map));
      return args || outer ? instantiateNamed(t.origin, args ?? t.typeArgs, 0, outer ?? t.outerArgs) : t;
    }
    case 'Array': {
      const elem = substType(t.elem, map);
      return elem === t.elem ? t : new ArrayT(t.len, elem);
    }
    case 'Slice': {
      const elem = substType(t.elem, map);
      return elem === t.elem ? t : new Slice(elem);
    }
    case 'Pointer': {
      const elem = substType(t.elem, map);
      return elem === t.elem ? t : new Pointer(elem);
    }
    case 'Chan': {
      const elem = substType(t.elem, map);
      return elem === t.elem ? t : new Chan(t.dir, elem);
    }
    case 'Map': {
      const key = substType(t.key, map);
      const elem = substType(t.elem, map);
      return key === t.key && elem === t.elem ? t : new MapT(key, elem);
    }
    case 'Struct': {
      const fields = mapList(t.fields, (f) => substVar(f, map));
      return fields ? new Struct(fields, t.tags) : t;
    }
    case 'Tuple': return substTuple(t, map);
    case 'Signature': {
      const params = substTuple(t.params, map);
      const results = substTuple(t.results, map);
      if (params === t.params && results === t.results) return t;
      const sig = new Signature(params, results, t.variadic);
      sig.recv = t.recv;
      sig.typeParams = t.typeParams;
      sig.recvTypeParams = t.recvTypeParams;
      return sig;
    }
    case 'Union': {
      const terms = mapList(t.terms, (term) => {
        const type = substType(term.type, map);
        return type === term.type ? term : { tilde: term.tilde, type };
      });
      return terms ? new Union(terms) : t;
    }
    case 'Interface': return substInterface(t, map);
  }
}

function substInterface(t: Interface, map: SubstMap): Type {
  const methods = mapList(t.methods, (m) => {
    const type = substType(m.type as Type, map);
    return type === m.type ? m : cloneFunc(m, type);
  });
  const embeddeds = mapList(t.embeddeds, (e) => substType(e, map));
  if (!methods && !embeddeds) return t;
  const iface = new Interface([], embeddeds ?? t.embeddeds, t.embeddedPos);
  iface.implicit = t.implicit;
  iface.complete = t.complete;
  iface.methods = replaceReceiver(methods ?? t.methods, t, iface) ?? methods ?? t.methods;
  return iface;
}

export function substTuple(t: Tuple, map: SubstMap): Tuple {
  const vars = mapList(t.vars, (v) => substVar(v, map));
  return vars ? new Tuple(vars) : t;
}

function substVar(v: Var, map: SubstMap): Var {
  const type = substType(v.type as Type, map);
  return type === v.type ? v : cloneVar(v, type);
}

export function cloneVar(v: Var, type: Type): Var {
  const w = new Var(v.pos, v.pkg, v.name, type);
  w.parent = v.parent;
  w.isField = v.isField;
  w.embedded = v.embedded;
  w.isParam = v.isParam;
  w.isResult = v.isResult;
  w.isReceiver = v.isReceiver;
  w.used = v.used;
  w.origin = v.origin;
  return w;
}

export function cloneFunc(f: Func, type: Type): Func {
  const g = new Func(f.pos, f.pkg, f.name, type);
  g.parent = f.parent;
  g.decl = f.decl;
  g.origin = f.origin;
  g.hasPtrRecv = f.hasPtrRecv;
  return g;
}

export function cloneSignature(s: Signature): Signature {
  const c = new Signature(s.params, s.results, s.variadic);
  c.recv = s.recv;
  c.typeParams = s.typeParams;
  c.recvTypeParams = s.recvTypeParams;
  c.scope = s.scope;
  return c;
}

/** The methods with `from` as receiver type get `to` instead; undefined if there are none. */
export function replaceReceiver(methods: readonly Func[], from: Type, to: Interface | Named): Func[] | undefined {
  return mapList(methods, (m) => {
    const sig = m.type as Signature;
    if (!sig.recv || sig.recv.type !== from) return m;
    const copy = cloneSignature(sig);
    copy.recv = cloneVar(sig.recv, to);
    return cloneFunc(m, copy);
  });
}

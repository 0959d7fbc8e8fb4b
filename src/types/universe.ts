/** The predeclared identifiers, the basic types and package unsafe. */
import { makeBool, makeInt } from './constantOps';
import { Builtin, Const, Func, Nil, type Obj, Package, Scope, TypeName, Var } from './objects';
import { Alias, Basic, type BasicKind, Interface, Named, Signature, Tuple, type Type } from './types';

function basic(kind: BasicKind, name: string = kind): Basic { return new Basic(kind, name); }

/** One object per kind of basic type. */
export const Typ = {
  invalid: basic('invalid', 'invalid type'),
  bool: basic('bool'),
  int: basic('int'), int8: basic('int8'), int16: basic('int16'), int32: basic('int32'), int64: basic('int64'),
  uint: basic('uint'), uint8: basic('uint8'), uint16: basic('uint16'), uint32: basic('uint32'), uint64: basic('uint64'), uintptr: basic('uintptr'),
  float32: basic('float32'), float64: basic('float64'), complex64: basic('complex64'), complex128: basic('complex128'),
  string: basic('string'),
  unsafePointer: basic('unsafe.Pointer', 'Pointer'),
  untypedBool: basic('untyped bool'), untypedInt: basic('untyped int'), untypedRune: basic('untyped rune'), untypedFloat: basic('untyped float'),
  untypedComplex: basic('untyped complex'), untypedString: basic('untyped string'), untypedNil: basic('untyped nil'),
  /** uint8 and int32 under their other names. */
  byte: basic('uint8', 'byte'),
  rune: basic('int32', 'rune'),
} as const;

export const universe = new Scope(undefined);
export const unsafePackage = new Package('unsafe', 'unsafe', universe);

export const emptyTuple = new Tuple([]);
export const emptySignature = new Signature(emptyTuple, emptyTuple, false);

/** interface{}; `any` is an alias of anyInterface, which prints as any. */
export const emptyInterface = new Interface([], []);
emptyInterface.complete = true;
export const anyInterface = new Interface([], []);
anyInterface.complete = true;

/** What kind of expression a call is, when it stands alone as a statement. */
export type ExprKind = 'conversion' | 'expression' | 'statement';

export interface BuiltinInfo { readonly nargs: number; readonly variadic: boolean; readonly kind: ExprKind }

const builtinTable: Record<string, [number, boolean, ExprKind]> = {
  append: [1, true, 'expression'], cap: [1, false, 'expression'], clear: [1, false, 'statement'], close: [1, false, 'statement'],
  complex: [2, false, 'expression'], copy: [2, false, 'statement'], delete: [2, false, 'statement'], imag: [1, false, 'expression'],
  len: [1, false, 'expression'], make: [1, true, 'expression'], max: [1, true, 'expression'], min: [1, true, 'expression'], new: [1, false, 'expression'],
  panic: [1, false, 'statement'], print: [0, true, 'statement'], println: [0, true, 'statement'], real: [1, false, 'expression'], recover: [0, false, 'statement'],
  Add: [2, false, 'expression'], Alignof: [1, false, 'expression'], Offsetof: [1, false, 'expression'], Sizeof: [1, false, 'expression'],
  Slice: [2, false, 'expression'], SliceData: [1, false, 'expression'], String: [2, false, 'expression'], StringData: [1, false, 'expression'],
};

/** By name; the capitalised ones belong to package unsafe. */
export const builtins = new Map<string, BuiltinInfo>(Object.entries(builtinTable).map(([name, [nargs, variadic, kind]]) => [name, { nargs, variadic, kind }]));

function define(scope: Scope, obj: Obj): void {
  obj.parent = scope;
  scope.insert(obj.name, obj);
}

function defineType(name: string, type: Type): TypeName {
  const obj = new TypeName(0, undefined, name, type);
  define(universe, obj);
  return obj;
}

for (const t of Object.values(Typ)) {
  if (!t.name.includes(' ') && t !== Typ.unsafePointer) defineType(t.name, t);
}
define(unsafePackage.scope, new TypeName(0, unsafePackage, 'Pointer', Typ.unsafePointer));
unsafePackage.goVersion = 'go1.26';

const anyName = defineType('any', emptyInterface);
export const anyAlias = new Alias(anyName, anyInterface);
anyName.type = anyAlias;

function defineNamedInterface(name: string, fill: (named: Named) => Interface): Named {
  const obj = defineType(name, Typ.invalid);
  const named = new Named(obj);
  obj.type = named;
  named.rhs = named.underlyingType = fill(named);
  return named;
}

export const errorType = defineNamedInterface('error', (named) => {
  const sig = new Signature(emptyTuple, new Tuple([new Var(0, undefined, '', Typ.string)]), false);
  sig.recv = new Var(0, undefined, '', named);
  const iface = new Interface([new Func(0, undefined, 'Error', sig)], []);
  iface.complete = true;
  return iface;
});

/** Its type set is not computed from parts but marked comparable in typeSet.ts. */
export const comparableType = defineNamedInterface('comparable', () => {
  const iface = new Interface([], []);
  iface.complete = true;
  return iface;
});

function defineConst(name: string, type: Type, value: Const['value']): Const {
  const obj = new Const(0, undefined, name, type);
  obj.value = value;
  define(universe, obj);
  return obj;
}
defineConst('true', Typ.untypedBool, makeBool(true));
defineConst('false', Typ.untypedBool, makeBool(false));
export const iotaConst = defineConst('iota', Typ.untypedInt, makeInt(0));

const nil = new Nil();
nil.type = Typ.untypedNil;
define(universe, nil);

for (const name of builtins.keys()) {
  const exported = name >= 'A' && name <= 'Z{';
  const obj = new Builtin(name, exported ? unsafePackage : undefined);
  obj.type = Typ.invalid;
  define(exported ? unsafePackage.scope : universe, obj);
}

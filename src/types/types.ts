/**
 * The types of Go, as data: the shapes of Go's go/types. The checker makes them, the compiler,
 * the inspector and the language server read them. Nothing here computes; predicates live in
 * `predicates.ts`, printing in `typeString.ts`.
 *
 * Types are compared with `identical`, never with `===` (Basic and generic-free Named types aside).
 */
import type { Pos } from '../base/source';
import type { TypeAndValue } from './info';
import type { Const, Func, Package, Scope, TypeName, Var } from './objects';

export type Type =
  | Basic | Named | Alias | Pointer | Slice | ArrayT | MapT | Chan | Struct | Signature | Interface | Tuple | TypeParam | Union;

export type BasicKind =
  | 'invalid' | 'bool' | 'int' | 'int8' | 'int16' | 'int32' | 'int64'
  | 'uint' | 'uint8' | 'uint16' | 'uint32' | 'uint64' | 'uintptr'
  | 'float32' | 'float64' | 'complex64' | 'complex128' | 'string' | 'unsafe.Pointer'
  | 'untyped bool' | 'untyped int' | 'untyped rune' | 'untyped float' | 'untyped complex' | 'untyped string' | 'untyped nil';

/**
 * What others have worked out about a type, kept at the type because look-ups in weak maps cost more than the work they save. Each belongs to
 * the file that is named.
 */
export class TypeCache {
  /** types/typeKey.ts */
  key: string | undefined = undefined;
  /** types/sizes.ts, for structs */
  layout: unknown = undefined;
  /** compile/lower/repr.ts */
  repr: unknown = undefined;
  /** compile/escape/values.ts */
  hasPointers: boolean | undefined = undefined;
}

abstract class Cached {
  /** types/info.ts */
  valueFact: TypeAndValue | undefined = undefined;
  variableFact: TypeAndValue | undefined = undefined;
  typeFact: TypeAndValue | undefined = undefined;
  private facts: TypeCache | undefined = undefined;
  get cache(): TypeCache { return (this.facts ??= new TypeCache()); }
}

/** Properties of basic kinds, to be combined with |. */
export const enum Is {
  Boolean = 1, Integer = 2, Unsigned = 4, Float = 8, Complex = 16, String = 32, Untyped = 64,
  Ordered = Integer | Float | String,
  Numeric = Integer | Float | Complex,
  ConstType = Boolean | Numeric | String,
}

const properties: Record<BasicKind, number> = {
  invalid: 0, bool: Is.Boolean,
  int: Is.Integer, int8: Is.Integer, int16: Is.Integer, int32: Is.Integer, int64: Is.Integer,
  uint: Is.Integer | Is.Unsigned, uint8: Is.Integer | Is.Unsigned, uint16: Is.Integer | Is.Unsigned, uint32: Is.Integer | Is.Unsigned,
  uint64: Is.Integer | Is.Unsigned, uintptr: Is.Integer | Is.Unsigned,
  float32: Is.Float, float64: Is.Float, complex64: Is.Complex, complex128: Is.Complex, string: Is.String, 'unsafe.Pointer': 0,
  'untyped bool': Is.Boolean | Is.Untyped, 'untyped int': Is.Integer | Is.Untyped, 'untyped rune': Is.Integer | Is.Untyped,
  'untyped float': Is.Float | Is.Untyped, 'untyped complex': Is.Complex | Is.Untyped, 'untyped string': Is.String | Is.Untyped, 'untyped nil': Is.Untyped,
};

/** One object per kind; `byte` and `rune` are the uint8 and int32 kinds under another name. */
export class Basic extends Cached {
  readonly kind = 'Basic';
  readonly properties: number;
  constructor(readonly basic: BasicKind, readonly name: string) {
    super();
    this.properties = properties[basic];
  }
}

let lastId = 0;

/** For lists that most types have nothing in. */
const none: readonly never[] = [];

/** A defined type, or an instance of a generic one (`origin` and `typeArgs` set). */
export class Named extends Cached {
  readonly kind = 'Named';
  /** Unique among all types; part of `typeKey`. */
  readonly id = ++lastId;
  typeParams: readonly TypeParam[] = none;
  typeArgs: readonly Type[] = none;
  /** Declared inside a generic function: that function's type parameters, which the declaration may use. */
  outerParams: readonly TypeParam[] = none;
  /** For an instance of such a type: what stands for them. Each instance of the function has types of its own. */
  outerArgs: readonly Type[] = none;
  origin: Named;
  /** Declared methods (for an instance: the substituted ones, made lazily; read through `methodsOf`). */
  methods: Func[] = [];
  /** Resolved lazily for instances; read through `underlying(t)`. */
  underlyingType: Type | undefined;
  /** The type on the declaration's right side; owned by named.ts. */
  rhs: Type | undefined;
  /** For an origin: its instances by type arguments; owned by named.ts. */
  instances: Map<string, Named> | undefined;
  /** For an instance: stands for it in messages about cycles, at the position where it was first written. */
  instObj: TypeName | undefined;
  /** Known to contain itself only through pointers; owned by validType.ts. */
  finite: boolean | undefined;
  constructor(readonly obj: TypeName) {
    super();
    this.origin = this;
  }
}

/** Read through `unalias`. */
export class Alias extends Cached {
  readonly kind = 'Alias';
  typeParams: TypeParam[] = [];
  typeArgs: Type[] = [];
  origin: Alias;
  /** The type on the declaration's right side, possibly another alias. */
  rhs: Type | undefined;
  constructor(readonly obj: TypeName, public actual: Type | undefined) {
    super();
    this.origin = this;
    this.rhs = actual;
  }
}

export class Pointer extends Cached { readonly kind = 'Pointer'; constructor(readonly elem: Type) { super(); } }
export class Slice extends Cached { readonly kind = 'Slice'; constructor(readonly elem: Type) { super(); } }
/** len is -1 where the length is invalid. */
export class ArrayT extends Cached { readonly kind = 'Array'; constructor(public len: number, readonly elem: Type) { super(); } }
export class MapT extends Cached { readonly kind = 'Map'; constructor(readonly key: Type, readonly elem: Type) { super(); } }
export class Chan extends Cached { readonly kind = 'Chan'; constructor(readonly dir: 'both' | 'send' | 'recv', readonly elem: Type) { super(); } }
export class Tuple extends Cached { readonly kind = 'Tuple'; constructor(readonly vars: Var[]) { super(); } }

export class Struct extends Cached {
  readonly kind = 'Struct';
  /** Tags are unquoted byte strings, parallel to fields ('' for none). */
  constructor(readonly fields: Var[], readonly tags: string[]) { super(); }
}

export class Signature extends Cached {
  readonly kind = 'Signature';
  recv: Var | undefined;
  typeParams: readonly TypeParam[] = none;
  recvTypeParams: readonly TypeParam[] = none;
  /** For a variadic signature the last parameter's type is a Slice (or string for append([]byte, string...)). */
  constructor(public params: Tuple, public results: Tuple, public variadic: boolean) { super(); }
  /** Scope of the parameters, for signatures written in a program. */
  scope: Scope | undefined;
}

export class Interface extends Cached {
  readonly kind = 'Interface';
  /** The written methods and embedded elements; the computed type set is in `typeSet.ts`. */
  constructor(public methods: Func[], public embeddeds: Type[], public embeddedPos: Pos[] = []) { super(); }
  /** Made from a bare constraint such as `~int | string`. */
  implicit = false;
  /** False while the methods and embedded elements are collected. */
  complete = false;
  /** Hears about problems of the type set while the interface is being declared; owned by typeSet.ts. */
  reporter: unknown = undefined;
  /** Cached type set; owned by typeSet.ts. */
  typeSet: unknown = undefined;
}

export interface UnionTerm { readonly tilde: boolean; readonly type: Type }
export class Union extends Cached { readonly kind = 'Union'; constructor(readonly terms: UnionTerm[]) { super(); } }

export class TypeParam extends Cached {
  readonly kind = 'TypeParam';
  readonly id = ++lastId;
  constructor(readonly obj: TypeName, public index: number, public constraint: Type | undefined) { super(); }
}

export type { Const, Func, Package, TypeName, Var };

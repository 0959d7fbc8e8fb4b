/**
 * The types of Go, as data: the shapes of Go's go/types. The checker makes them, the compiler,
 * the inspector and the language server read them. Nothing here computes; predicates live in
 * `predicates.ts`, printing in `typeString.ts`.
 *
 * Types are compared with `identical`, never with `===` (Basic and generic-free Named types aside).
 */
import type { Pos } from '../base/source';
import type { Const, Func, Package, Scope, TypeName, Var } from './objects';

export type Type =
  | Basic | Named | Alias | Pointer | Slice | ArrayT | MapT | Chan | Struct | Signature | Interface | Tuple | TypeParam | Union;

export type BasicKind =
  | 'invalid' | 'bool' | 'int' | 'int8' | 'int16' | 'int32' | 'int64'
  | 'uint' | 'uint8' | 'uint16' | 'uint32' | 'uint64' | 'uintptr'
  | 'float32' | 'float64' | 'complex64' | 'complex128' | 'string' | 'unsafe.Pointer'
  | 'untyped bool' | 'untyped int' | 'untyped rune' | 'untyped float' | 'untyped complex' | 'untyped string' | 'untyped nil';

/** One object per kind; `byte` and `rune` are the uint8 and int32 kinds under another name. */
export class Basic {
  readonly kind = 'Basic';
  constructor(readonly basic: BasicKind, readonly name: string) {}
}

let lastId = 0;

/** A defined type, or an instance of a generic one (`origin` and `typeArgs` set). */
export class Named {
  readonly kind = 'Named';
  /** Unique among all types; part of `typeKey`. */
  readonly id = ++lastId;
  typeParams: TypeParam[] = [];
  typeArgs: Type[] = [];
  /** Declared inside a generic function: that function's type parameters, which the declaration may use. */
  outerParams: readonly TypeParam[] = [];
  /** For an instance of such a type: what stands for them. Each instance of the function has types of its own. */
  outerArgs: Type[] = [];
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
  constructor(readonly obj: TypeName) { this.origin = this; }
}

/** Read through `unalias`. */
export class Alias {
  readonly kind = 'Alias';
  typeParams: TypeParam[] = [];
  typeArgs: Type[] = [];
  origin: Alias;
  /** The type on the declaration's right side, possibly another alias. */
  rhs: Type | undefined;
  constructor(readonly obj: TypeName, public actual: Type | undefined) {
    this.origin = this;
    this.rhs = actual;
  }
}

export class Pointer { readonly kind = 'Pointer'; constructor(readonly elem: Type) {} }
export class Slice { readonly kind = 'Slice'; constructor(readonly elem: Type) {} }
/** len is -1 where the length is invalid. */
export class ArrayT { readonly kind = 'Array'; constructor(public len: number, readonly elem: Type) {} }
export class MapT { readonly kind = 'Map'; constructor(readonly key: Type, readonly elem: Type) {} }
export class Chan { readonly kind = 'Chan'; constructor(readonly dir: 'both' | 'send' | 'recv', readonly elem: Type) {} }
export class Tuple { readonly kind = 'Tuple'; constructor(readonly vars: Var[]) {} }

export class Struct {
  readonly kind = 'Struct';
  /** Tags are unquoted byte strings, parallel to fields ('' for none). */
  constructor(readonly fields: Var[], readonly tags: string[]) {}
}

export class Signature {
  readonly kind = 'Signature';
  recv: Var | undefined;
  typeParams: TypeParam[] = [];
  recvTypeParams: TypeParam[] = [];
  /** For a variadic signature the last parameter's type is a Slice (or string for append([]byte, string...)). */
  constructor(public params: Tuple, public results: Tuple, public variadic: boolean) {}
  /** Scope of the parameters, for signatures written in a program. */
  scope: Scope | undefined;
}

export class Interface {
  readonly kind = 'Interface';
  /** The written methods and embedded elements; the computed type set is in `typeSet.ts`. */
  constructor(public methods: Func[], public embeddeds: Type[], public embeddedPos: Pos[] = []) {}
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
export class Union { readonly kind = 'Union'; constructor(readonly terms: UnionTerm[]) {} }

export class TypeParam {
  readonly kind = 'TypeParam';
  readonly id = ++lastId;
  constructor(readonly obj: TypeName, public index: number, public constraint: Type | undefined) {}
}

export type { Const, Func, Package, TypeName, Var };

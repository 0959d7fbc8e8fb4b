/**
 * The library linked in advance: a WebAssembly module with the code of the common packages, their data at fixed addresses, and the tables by
 * which a program's compilation finds its way in there. A program that uses it neither parses nor checks nor compiles those functions' bodies.
 *
 * Generic functions are compiled with the program, as far as the library has no instance with the same type arguments. Packages that are
 * not part of it are compiled with the program too.
 */
import type { LinkedPackages } from '../load/library';
import type { Leaks } from '../escape/graph';
import type { DataPiece } from '../lower/staticData';
import type { ValType } from '../../wasm/opcodes';

export interface LibraryFunc {
  readonly name: string;
  readonly params: readonly ValType[];
  readonly results: readonly ValType[];
  readonly unwinds: boolean;
  readonly tableIndex: number;
}

/** A large table of which a compilation needs little: the same value for a key each time. */
export interface Lookup<T> {
  get(key: string): T | undefined;
}

/** Functions go by their symbols (FuncRef.symbol), types by their keys (types/typeKey.ts). */
export interface PrelinkedLibrary {
  readonly packages: LinkedPackages;
  /** Initialised data as it is before anything runs, and the first address behind all that the library uses. */
  readonly data: DataPiece;
  readonly end: number;
  /** Address of the program header (layout/image.ts), and of the closure that prints a fatal panic. */
  readonly header: number;
  readonly fatalPanic: number;
  /** Resume ids begin here for the program; the two words of each entry of the library's. */
  readonly nextId: number;
  readonly resume: Uint32Array;
  readonly tableSize: number;
  readonly thunks: ReadonlyMap<string, number>;
  readonly funcs: Lookup<LibraryFunc>;
  readonly closures: Lookup<number>;
  readonly leaks: Lookup<readonly Leaks[]>;
  /** Addresses of package-level variables, by path and name. */
  readonly globals: ReadonlyMap<string, number>;
  readonly types: ReadonlyMap<string, number>;
  readonly itabs: ReadonlyMap<string, number>;
  readonly signatures: ReadonlyMap<string, number>;
  /** Names of methods that are called through interfaces. */
  readonly used: readonly string[];
  readonly allTypes: readonly number[];
  readonly allItabs: readonly number[];
  /** Address, size and type of each place that the collector scans. */
  readonly roots: readonly number[];
  readonly closureTypes: ReadonlyMap<string, number>;
  readonly mapOps: readonly string[];
  readonly byteTable: number;
  /** Source files of its debug information. */
  readonly nFiles: number;
  /** Bytes of the module: program counters of the program's code come behind it. */
  readonly codeBytes: number;
}

/** The tables that are to be written so that they can be read in part. */
export interface LargeTables {
  readonly funcs: ReadonlyMap<string, LibraryFunc>;
  readonly closures: ReadonlyMap<string, number>;
  readonly leaks: ReadonlyMap<string, readonly Leaks[]>;
}

/** The symbol of the function that initialises a package is this, a colon, and the path. */
export const libraryInit = 'library.init';

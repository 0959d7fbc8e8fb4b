/** The loaded and checked program, as the compiler's later stages see it. */
import type { Diagnostic } from '../../base/diagnostic';
import type { FileSet, Pos } from '../../base/source';
import type { CheckedPackage } from '../../types/info';
import type { Var } from '../../types/objects';
import type { Embedded } from './embed';

export interface Program {
  readonly files: FileSet;
  /** In dependency order: a package comes after all that it imports. The last is package main. */
  readonly packages: readonly CheckedPackage[];
  /** What //go:embed puts into variables. */
  readonly embedded: ReadonlyMap<Var, Embedded>;
  readonly diagnostics: readonly Diagnostic[];
  /** How many diagnostics there are: bodies of the library are checked while the program is lowered. */
  readonly errorCount: number;
  /** Go paths of packages that belong to the library: golib, and what comes from a Go installation in its place. The rest is the user's. */
  isLibrary(path: string): boolean;
  /** Whether the package is of a Go installation: initialisers of variables that nobody uses may matter, unlike in golib. */
  isInstalled(path: string): boolean;
  /** The package of a position, as `go build` heads its errors. */
  packageOf(pos: Pos): string;
  /** Import path of what was asked for. */
  readonly importPath: string;
  /** Of a package whose tests are wanted: whether it has test files. Without them the program is the package alone. */
  readonly hasTests: boolean;
}

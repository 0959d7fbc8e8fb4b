/** Where the loader finds files: the embedded library, and the user's disk. Both are injected, so that the compiler needs no platform. */

export interface LibraryFile {
  /** File name without folder. */
  readonly name: string;
  /** Address for editors, `glassgo:fmt/print.go` or a path. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface LibrarySource {
  /** The package's .go files without tests; undefined if the library has no such package. */
  files(importPath: string): readonly LibraryFile[] | undefined;
  /** Exported names of the package that are not supported yet. */
  missing(importPath: string): readonly string[];
}

export type FileKind = 'file' | 'directory' | 'other';

/** Paths are as the user wrote them, or absolute; '/' separates. */
export interface FileAccess {
  read(path: string): Uint8Array | undefined;
  /** Names in a folder; undefined if it is none. */
  list(folder: string): readonly string[] | undefined;
  isDirectory(path: string): boolean;
  /** What stands at a path; a symbolic link is not followed. */
  kind(path: string): FileKind | undefined;
  absolute(path: string): string;
}

/** Packages that are linked in advance (compile/prelink), by import path: what must be known of them to find all that a program imports. */
export type LinkedPackages = ReadonlyMap<string, LinkedPackage>;

export interface LinkedPackage {
  readonly name: string;
  readonly imports: readonly string[];
  /** Where it declares what (declarationIndex.ts). */
  readonly declarations: string;
}

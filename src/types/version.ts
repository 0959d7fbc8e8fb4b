/** Language versions as numbers: 21 for go1.21; 0 means any. */

export const currentVersion = 26;

/** The version of a text such as `go1.21`, `1.21` or `go1.21.3`; 0 if it is none. */
export function parseVersion(text: string): number {
  const m = /^(?:go)?1(?:\.(\d+))?(?:\.\d+|(?:rc|beta)\d+)?(?:-.*)?$/.exec(text);
  return m ? Math.max(Number(m[1] ?? 0), 1) : 0;
}

export function versionText(v: number): string { return `go1.${v}`; }

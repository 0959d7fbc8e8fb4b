/** The numbers by which gc tells types apart that functions declare: all of a package's, in the order of its text. */
import type { CheckedPackage } from '../../types/info';
import { TypeName } from '../../types/objects';

export class LocalTypes {
  private readonly numbers = new Map<CheckedPackage, Map<TypeName, number>>();

  /** `packageOf` gives the package of a path, if all of its bodies are checked. */
  constructor(private readonly packageOf: (path: string) => CheckedPackage | undefined) {}

  /** 0 for a type that is not local, and in the library. */
  numberOf(obj: TypeName): number {
    if (!obj.pkg || obj.parent?.isPackage) return 0;
    const pkg = this.packageOf(obj.pkg.path);
    if (!pkg) return 0;
    let numbers = this.numbers.get(pkg);
    if (!numbers) this.numbers.set(pkg, (numbers = numbered(pkg)));
    return numbers.get(obj) ?? 0;
  }
}

function numbered(pkg: CheckedPackage): Map<TypeName, number> {
  const local = [...pkg.info.defs.values()].filter((o): o is TypeName => o instanceof TypeName && o.type?.kind === 'Named' && o.type.obj === o && o.parent?.isPackage === false);
  return new Map(local.sort((a, b) => a.pos - b.pos).map((o, i) => [o, i + 1]));
}

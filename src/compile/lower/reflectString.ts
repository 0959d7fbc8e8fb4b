/** Types as package reflect prints them: `*main.T`, `map[string]int`, `struct { A int }`, with package names and without aliases. */
import { quote } from '../../types/constantOps';
import { interfaceMethods } from '../../types/lookup';
import { isExported, unalias } from '../../types/predicates';
import type { Package } from '../../types/objects';
import { typeString } from '../../types/typeString';
import type { Signature, Type } from '../../types/types';
import type { LocalTypes } from './localTypes';

/** `isArgument`: type arguments have whole import paths, which names of fields have too, and the numbers of local types. */
export function reflectString(type: Type, local: LocalTypes, isArgument = false): string {
  const t = unalias(type);
  const text = (u: Type): string => reflectString(u, local, isArgument);
  const named = (pkg: Package | undefined, name: string): string => (isExported(name) ? name : `${isArgument ? pkg?.path : pkg?.name}.${name}`);
  switch (t.kind) {
    case 'Basic': return t.basic;
    case 'Named': {
      // The errors of run-time checks belong to package runtime, which re-exports them.
      const pkg = t.obj.pkg?.path === 'internal/rterr' ? 'runtime' : isArgument ? t.obj.pkg?.path : t.obj.pkg?.name;
      const name = pkg ? `${pkg}.${t.obj.name}` : t.obj.name;
      const lists = [t.outerArgs, t.typeArgs].filter((list) => list.length > 0).map((list) => list.map((u) => reflectString(u, local, true)).join(','));
      const number = isArgument ? local.numberOf(t.obj) : 0;
      return `${name}${lists.length > 0 ? `[${lists.join(';')}]` : ''}${number > 0 ? `·${number}` : ''}`;
    }
    case 'Pointer': return `*${text(t.elem)}`;
    case 'Slice': return `[]${text(t.elem)}`;
    case 'Array': return `[${t.len}]${text(t.elem)}`;
    case 'Map': return `map[${text(t.key)}]${text(t.elem)}`;
    case 'Chan': {
      const elem = text(t.elem);
      if (t.dir === 'recv') return `<-chan ${elem}`;
      if (t.dir === 'send') return `chan<- ${elem}`;
      return unalias(t.elem).kind === 'Chan' && (unalias(t.elem) as { dir: string }).dir === 'recv' ? `chan (${elem})` : `chan ${elem}`;
    }
    case 'Signature': return `func${signature(t, text)}`;
    case 'Struct': {
      if (t.fields.length === 0) return 'struct {}';
      const fields = t.fields.map((f, i) => {
        const tag = t.tags[i] ? ` ${quote(t.tags[i])}` : '';
        return `${f.embedded ? '' : `${isArgument ? named(f.pkg, f.name) : f.name} `}${text(f.type as Type)}${tag}`;
      });
      return `struct { ${fields.join('; ')} }`;
    }
    case 'Interface': {
      const methods = interfaceMethods(t);
      if (methods.length === 0) return 'interface {}';
      return `interface { ${methods.map((m) => `${named(m.pkg, m.name)}${signature(m.type as Signature, text)}`).join('; ')} }`;
    }
    default: return typeString(t, (p) => (isArgument ? p.path : p.name));
  }
}

function signature(s: Signature, text: (t: Type) => string): string {
  const params = s.params.vars.map((v, i) => {
    const param = text(v.type as Type);
    return s.variadic && i === s.params.vars.length - 1 ? `...${param.slice(2)}` : param;
  });
  const results = s.results.vars.map((v) => text(v.type as Type));
  const tail = results.length === 0 ? '' : results.length === 1 ? ` ${results[0]}` : ` (${results.join(', ')})`;
  return `(${params.join(', ')})${tail}`;
}

/** Types as package reflect prints them: `*main.T`, `map[string]int`, `struct { A int }`, with package names and without aliases. */
import { interfaceMethods } from '../../types/lookup';
import { isExported, unalias } from '../../types/predicates';
import { typeString } from '../../types/typeString';
import type { Signature, Type } from '../../types/types';

export function reflectString(type: Type): string {
  const t = unalias(type);
  switch (t.kind) {
    case 'Basic': return t.basic;
    case 'Named': {
      // The errors of run-time checks belong to package runtime, which re-exports them.
      const pkg = t.obj.pkg?.path === 'internal/rterr' ? 'runtime' : t.obj.pkg?.name;
      const name = pkg ? `${pkg}.${t.obj.name}` : t.obj.name;
      const lists = [t.outerArgs, t.typeArgs].filter((list) => list.length > 0).map((list) => list.map(argument).join(','));
      return lists.length > 0 ? `${name}[${lists.join(';')}]` : name;
    }
    case 'Pointer': return `*${reflectString(t.elem)}`;
    case 'Slice': return `[]${reflectString(t.elem)}`;
    case 'Array': return `[${t.len}]${reflectString(t.elem)}`;
    case 'Map': return `map[${reflectString(t.key)}]${reflectString(t.elem)}`;
    case 'Chan': {
      const elem = reflectString(t.elem);
      if (t.dir === 'recv') return `<-chan ${elem}`;
      if (t.dir === 'send') return `chan<- ${elem}`;
      return unalias(t.elem).kind === 'Chan' && (unalias(t.elem) as { dir: string }).dir === 'recv' ? `chan (${elem})` : `chan ${elem}`;
    }
    case 'Signature': return `func${signature(t)}`;
    case 'Struct': {
      if (t.fields.length === 0) return 'struct {}';
      const fields = t.fields.map((f, i) => {
        const tag = t.tags[i] ? ` ${JSON.stringify(t.tags[i])}` : '';
        return `${f.embedded ? '' : `${f.name} `}${reflectString(f.type as Type)}${tag}`;
      });
      return `struct { ${fields.join('; ')} }`;
    }
    case 'Interface': {
      const methods = interfaceMethods(t);
      if (methods.length === 0) return 'interface {}';
      return `interface { ${methods.map((m) => `${isExported(m.name) ? '' : `${m.pkg?.name}.`}${m.name}${signature(m.type as Signature)}`).join('; ')} }`;
    }
    default: return typeString(t, (p) => p.name);
  }
}

/** A type argument: with the full import path. */
function argument(t: Type): string {
  const u = unalias(t);
  return u.kind === 'Named' ? typeString(u) : reflectString(u);
}

function signature(s: Signature): string {
  const params = s.params.vars.map((v, i) => {
    const text = reflectString(v.type as Type);
    return s.variadic && i === s.params.vars.length - 1 ? `...${text.slice(2)}` : text;
  });
  const results = s.results.vars.map((v) => reflectString(v.type as Type));
  const tail = results.length === 0 ? '' : results.length === 1 ? ` ${results[0]}` : ` (${results.join(', ')})`;
  return `(${params.join(', ')})${tail}`;
}

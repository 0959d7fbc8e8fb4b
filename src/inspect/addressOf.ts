/** From a variable, or a part of one, to the object on the heap that it is or points to. */
import { kinds } from '../layout/typeDescriptor';
import type { Frame } from './goroutines';
import { objectAt } from './heapObjects';
import type { Image } from './image';
import { scopeVariables } from './scopeVariables';
import type { Value } from './values';

const pointing: ReadonlySet<number> = new Set([kinds.pointer, kinds.map, kinds.chan, kinds.func, kinds.slice, kinds.string, kinds['unsafe.Pointer']]);

/** `expression` is a path as the variables view gives it: `list`, `t.left.value`, `m["k"]`. Throws an Error whose message is for people. */
export function addressOf(image: Image, frame: Frame | undefined, expression: string): number {
  const value = valueOfPath(image, frame, expression);
  if (!value) throw new Error(`there is no variable ${expression} here`);
  const m = value.memory;
  let address = 0;
  if (value.type.kind === kinds.interface) address = m.u32(value.address) ? m.u32(value.address + 8) : 0;
  else if (pointing.has(value.type.kind)) address = m.u32(value.address);
  else if (m === image.memory) address = value.address;
  if (address === 0) throw new Error(`${expression} is ${m === image.memory || pointing.has(value.type.kind) ? 'nil' : 'on the stack: it has no object on the heap'}`);
  if (!objectAt(image, address)) throw new Error(`${expression} leads to 0x${address.toString(16)}, which is not on the heap: it is a package variable, a constant or on a stack`);
  return address;
}

/** The value that a path names, undefined if there is none. */
export function valueOfPath(image: Image, frame: Frame | undefined, expression: string): Value | undefined {
  const { values, info } = image;
  const name = /^[*&(]*([\p{L}_][\p{L}\p{N}_]*)/u.exec(expression)?.[1] ?? '';
  const variable = frame && scopeVariables(info, frame).find((v) => v.variable.name === name)?.variable;
  let value: Value | undefined;
  if (variable && frame) value = values.variable(variable.type, variable.location, frame.fp);
  else {
    const global = info.globals.find((g) => g.name === name && g.type && g.pkg === (frame?.func.pkg ?? 'main'));
    value = global && values.at(global.type, global.address);
  }
  // Each child knows the expression that names it: the one that leads on is a prefix of what is wanted.
  for (let path = name; value && path !== expression && !/^[*&]/.test(expression); ) {
    const child = values.children(value, 0, 100000, path).find((c) => c.path !== '' && (c.path === expression || (expression.startsWith(c.path) && /^[.[(]/.test(expression.slice(c.path.length)))));
    if (!child) return undefined;
    path = child.path;
    value = child.value;
  }
  return value;
}

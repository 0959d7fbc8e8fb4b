/** Scopes, variables and their children: what handles stand for while the program stands, and how values are shown. */
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { DebugInfo } from '../compile/debuginfo/debugInfo';
import type { Frame } from '../inspect/goroutines';
import { kinds } from '../layout/typeDescriptor';
import { scopeVariables } from '../inspect/scopeVariables';
import { type Child, type Value, Values } from '../inspect/values';

/** Children given without being asked for a range. */
export const pageSize = 100;

export type Handle =
  | { readonly kind: 'value'; readonly values: Values; readonly value: Value; readonly path: string; readonly frame: Frame | undefined }
  /** The results of a call. */
  | { readonly kind: 'tuple'; readonly values: Values; readonly list: readonly Child[] }
  | { readonly kind: 'scope'; readonly frame: Frame; readonly scope: 'locals' | 'globals' };

export interface Shown extends DebugProtocol.Variable {
  readonly variablesReference: number;
}

export class VariableStore {
  private handles: Handle[] = [];

  constructor(private readonly values: Values, private readonly info: DebugInfo) {}

  /** The program goes on: handles mean nothing any more. */
  clear(): void {
    this.handles = [];
  }

  add(h: Handle): number {
    this.handles.push(h);
    return this.handles.length;
  }

  get(reference: number): Handle | undefined {
    return this.handles[reference - 1];
  }

  hasGlobals(frame: Frame): boolean {
    return this.info.globals.some((g) => g.pkg === frame.func.pkg && g.type !== 0);
  }

  /** Frame in whose scope the paths of a handle's children mean something. */
  frameOf(h: Handle): Frame | undefined {
    return h.kind === 'tuple' ? undefined : h.frame;
  }

  children(h: Handle, args: { start?: number; count?: number; filter?: string }): { values: Values; list: Child[] } {
    const { values, info } = this;
    switch (h.kind) {
      case 'tuple': return { values: h.values, list: [...h.list] };
      case 'value': {
        const count = args.count || (args.filter === 'indexed' ? h.values.indexedChildren(h.value) : pageSize);
        return { values: h.values, list: h.values.children(h.value, args.start ?? 0, count, h.path) };
      }
      default:
        if (h.scope === 'globals') {
          return { values, list: info.globals.filter((g) => g.pkg === h.frame.func.pkg && g.type).map((g) => ({ name: g.name, value: values.at(g.type, g.address), path: g.name })) };
        }
        return {
          values,
          list: scopeVariables(info, h.frame).reverse().map(({ variable, shadowed }) => ({
            name: shadowed ? `(${variable.name})` : variable.name, value: values.variable(variable.type, variable.location, h.frame.fp), path: shadowed ? '' : variable.name,
          })),
        };
    }
  }

  /** A child as a client is told about it. `text` is its value where that is not what the inspector makes of it. */
  variable(values: Values, c: Child, frame: Frame | undefined, hex: boolean, text?: string): Shown {
    return { name: c.name, ...(c.path ? { evaluateName: c.path } : {}), ...this.present(values, c.value, c.path, frame, hex, 1, text) };
  }

  /** Value, type, reference and address of a value. */
  present(values: Values, value: Value, path: string, frame: Frame | undefined, hex: boolean, depth: number, text?: string): Omit<Shown, 'name'> {
    const indexed = values.indexedChildren(value);
    const address = addressOf(values, value);
    return {
      value: text ?? values.format(value, depth, hex), type: value.type.name,
      variablesReference: values.hasChildren(value) ? this.add({ kind: 'value', values, value, path, frame }) : 0,
      ...(indexed > pageSize ? { indexedVariables: indexed } : {}),
      ...(address > 0 ? { memoryReference: `0x${address.toString(16)}` } : {}),
    };
  }
}

/** Where a client's memory view begins for a value: what a pointer, slice or string leads to, else the value itself; 0 for none. */
export function addressOf(values: Values, v: Value): number {
  switch (v.type.kind) {
    case kinds.pointer: case kinds.slice: case kinds.string: case kinds.map: case kinds.chan: case kinds['unsafe.Pointer']:
      return v.memory.u32(v.address);
    default:
      return v.memory === values.memory ? v.address : 0;
  }
}

/** What stops the program beside breakpoints: panics, fatal errors, deadlocks, and events of the runtime; each with a condition if one is wanted. */
import type { DebugProtocol } from '@vscode/debugprotocol';
import { probeNumber } from '../layout/probes';

interface Filter {
  readonly filter: string;
  readonly label: string;
  readonly description: string;
  readonly default: boolean;
  /** Events of the runtime that it stands for. */
  readonly events?: readonly string[];
}

const filters = [
  { filter: 'unrecovered', label: 'Unrecovered Panics', description: 'Stop when a panic ends the program, where it began.', default: true },
  { filter: 'panic', label: 'All Panics', description: 'Stop when a panic begins, also where it is recovered later.', default: false },
  { filter: 'recovered', label: 'Recovered Panics', description: 'Stop when a deferred function has recovered a panic.', default: false },
  { filter: 'fatal', label: 'Fatal Errors', description: 'Stop at a fatal error of the runtime, such as concurrent map writes or out of memory.', default: true },
  { filter: 'deadlock', label: 'Deadlocks', description: 'Stop when all goroutines are asleep.', default: true },
  { filter: 'mainError', label: 'Errors Returned to Main', description: 'Stop when a function that main has called returns an error, at the statement behind the call.', default: false },
  { filter: 'goCreate', label: 'Runtime: Goroutine Created', description: 'Stop after each go statement.', default: false, events: ['goCreate'] },
  { filter: 'goPark', label: 'Runtime: Goroutine Blocks', description: 'Stop when a goroutine begins to wait.', default: false, events: ['goPark'] },
  { filter: 'gcPhase', label: 'Runtime: GC Phases', description: 'Stop when the collector goes to another phase.', default: false, events: ['gcPhase'] },
] as const satisfies readonly Filter[];

export type FilterName = (typeof filters)[number]['filter'];

/** What kind of thing a filter stops at, in Go's words. */
export function exceptionKind(filter: FilterName): string {
  if (filter === 'mainError') return 'error returned to main';
  return filter === 'panic' || filter === 'unrecovered' || filter === 'recovered' ? 'panic' : 'fatal error';
}

export function filterDescriptions(): DebugProtocol.ExceptionBreakpointsFilter[] {
  return filters.map(({ filter, label, description, default: on }) => ({ filter, label, description, default: on, supportsCondition: true, conditionDescription: 'A Go expression in the scope of the function that stops' }));
}

export class ExceptionFilters {
  private readonly on = new Map<string, string>(filters.filter((f) => f.default).map((f) => [f.filter, '']));

  set(args: DebugProtocol.SetExceptionBreakpointsArguments): DebugProtocol.Breakpoint[] {
    this.on.clear();
    for (const f of args.filters ?? []) this.on.set(f, '');
    for (const o of args.filterOptions ?? []) this.on.set(o.filterId, o.condition ?? '');
    return [...(args.filters ?? []), ...(args.filterOptions ?? []).map((o) => o.filterId)].map((f) => {
      const known = filters.some((x) => x.filter === f);
      return known ? { verified: true } : { verified: false, message: `there is no filter ${f}` };
    });
  }

  isOn(filter: FilterName): boolean {
    return this.on.has(filter);
  }

  /** '' for none. */
  condition(filter: FilterName): string {
    return this.on.get(filter) ?? '';
  }

  /** Bits of the events that are to stop the program. */
  eventMask(): bigint {
    let mask = 0n;
    for (const f of filters) if ('events' in f && this.on.has(f.filter)) for (const e of f.events) mask |= 1n << BigInt(probeNumber(e));
    return mask;
  }

  /** The filter that an event belongs to. */
  static ofEvent(event: string): FilterName | undefined {
    return filters.find((f) => 'events' in f && (f.events as readonly string[]).includes(event))?.filter;
  }

  /** The filter that a run's end belongs to, by its text. */
  static ofEnd(text: string): FilterName {
    if (text.startsWith('panic') || text.startsWith('goroutine')) return 'unrecovered';
    return /all goroutines are asleep|no goroutines/.test(text) ? 'deadlock' : 'fatal';
  }
}

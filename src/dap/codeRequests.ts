/** Requests about code and memory: sources, packages, names to complete, bytes, instructions. */
import type { DebugProtocol } from '@vscode/debugprotocol';
import { machine } from '../layout/machine';
import { DataRequests } from './dataRequests';
import { Refused } from './protocolErrors';
import { modules } from './sources';

export abstract class CodeRequests extends DataRequests {
  protected override sourceRequest(response: DebugProtocol.SourceResponse, args: DebugProtocol.SourceArguments): void {
    this.respond(response, () => {
      const content = this.sources.text(args.source, args.sourceReference);
      if (content === undefined) throw new Refused('there is no such source');
      return { content, mimeType: 'text/x-go' };
    });
  }

  protected override loadedSourcesRequest(response: DebugProtocol.LoadedSourcesResponse): void {
    this.respond(response, () => ({ sources: (this.loaded?.info.files ?? []).map((f) => this.sources.source(f.path)) }));
  }

  /** The base class does not know it. */
  protected modulesRequest(response: DebugProtocol.ModulesResponse, args: DebugProtocol.ModulesArguments): void {
    this.respond(response, () => {
      const all = this.loaded ? modules(this.loaded.info) : [];
      const start = args.startModule ?? 0;
      return { modules: all.slice(start, args.moduleCount ? start + args.moduleCount : undefined), totalModules: all.length };
    });
  }

  protected override completionsRequest(response: DebugProtocol.CompletionsResponse, args: DebugProtocol.CompletionsArguments): void {
    this.respond(response, async () => {
      this.standing();
      const frame = args.frameId ? this.frame(args.frameId).frame : undefined;
      const lines = args.text.split('\n');
      const line = args.line === undefined ? 0 : this.convertClientLineToDebugger(args.line) - 1;
      const column = this.convertClientColumnToDebugger(args.column) - 1;
      const text = [...lines.slice(0, line), (lines[line] ?? '').slice(0, column)].join('\n').replace(/^\s*call\s+/, '');
      const list = (await this.ask({ about: 'completions', text, id: frame?.id ?? 0 })) as { label: string; kind: string; detail: string }[];
      const prefix = /[\p{L}\p{N}_]*$/u.exec(text)?.[0].length ?? 0;
      const types: Record<string, DebugProtocol.CompletionItemType> = { variable: 'variable', field: 'field', method: 'method', function: 'function', type: 'class', constant: 'value', package: 'module', keyword: 'keyword' };
      return { targets: list.map((c) => ({ label: c.label, type: types[c.kind] ?? 'text', detail: c.detail, start: this.convertDebuggerColumnToClient(column - prefix + 1), length: prefix })) };
    });
  }

  protected override readMemoryRequest(response: DebugProtocol.ReadMemoryResponse, args: DebugProtocol.ReadMemoryArguments): void {
    this.respond(response, () => {
      const { memory } = this.standing();
      const start = Number(args.memoryReference) + (args.offset ?? 0);
      const count = Math.max(0, Math.min(args.count, 1 << 20));
      if (!Number.isInteger(start) || !Number.isInteger(count)) throw new Refused('not an address');
      const from = Math.max(0, Math.min(start, memory.size));
      const n = start < 0 || start >= memory.size ? 0 : Math.min(count, memory.size - from);
      return { address: `0x${from.toString(16)}`, unreadableBytes: count - n, data: Buffer.from(memory.bytes(from, n)).toString('base64') };
    });
  }

  protected override writeMemoryRequest(response: DebugProtocol.WriteMemoryResponse, args: DebugProtocol.WriteMemoryArguments): void {
    this.respond(response, () => {
      const { memory } = this.standing();
      const start = Number(args.memoryReference) + (args.offset ?? 0);
      const data = Buffer.from(args.data, 'base64');
      if (!Number.isInteger(start) || start < machine.unwinding || start > memory.size) throw new Refused('the program has no memory there');
      const n = Math.min(data.length, memory.size - start);
      if (n < data.length && !args.allowPartial) throw new Refused('the program has no memory for all of it');
      new Uint8Array(memory.buffer()).set(data.subarray(0, n), start);
      this.sendEvent({ type: 'event', seq: 0, event: 'memory', body: { memoryReference: args.memoryReference, offset: args.offset ?? 0, count: n } } as DebugProtocol.Event);
      this.sendEvent({ type: 'event', seq: 0, event: 'invalidated', body: { areas: ['variables'] } } as DebugProtocol.Event);
      return { bytesWritten: n, offset: 0 };
    });
  }

  protected override disassembleRequest(response: DebugProtocol.DisassembleResponse, args: DebugProtocol.DisassembleArguments): void {
    this.respond(response, () => {
      const { instructions, info } = this.standing();
      const list = instructions.around(Number(args.memoryReference) + (args.offset ?? 0), args.instructionOffset ?? 0, Math.min(args.instructionCount, 10000));
      return {
        instructions: list.map((i) => {
          const file = i.line > 0 ? info.files[i.file]?.path : undefined;
          return {
            address: `0x${i.address.toString(16)}`, instruction: i.text, ...(i.bytes ? { instructionBytes: i.bytes } : {}), ...(i.symbol ? { symbol: i.symbol } : {}),
            ...(file ? { location: this.sources.source(file), line: this.convertDebuggerLineToClient(i.line) } : {}), ...(i.text === '' ? { presentationHint: 'invalid' as const } : {}),
          };
        }),
      };
    });
  }
}

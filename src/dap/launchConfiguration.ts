/** Attributes of a launch configuration (those of vscode-go keep its names), and what they mean to the engine. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { tagList } from '../base/buildTags';
import { type StartOptions, defaultProcs } from '../engine/process';
import { Refused, errors } from './protocolErrors';
import type { PathSubstitution } from './sources';

export interface Permitted {
  files?: string[];
}

export interface LaunchArguments extends DebugProtocol.LaunchRequestArguments {
  mode?: 'auto' | 'debug' | 'test' | 'core';
  coreFilePath?: string;
  program?: string;
  args?: string[];
  env?: Record<string, string | null>;
  envFile?: string | string[];
  cwd?: string;
  stopOnEntry?: boolean;
  /** Flags of `go build`: -tags. */
  buildFlags?: string | string[];
  console?: 'internalConsole' | 'integratedTerminal' | 'externalTerminal';
  stdinFrom?: string;
  stdoutTo?: string;
  stderrTo?: string;
  stackTraceDepth?: number;
  showGlobalVariables?: boolean;
  hideSystemGoroutines?: boolean;
  showPprofLabels?: boolean;
  showStringers?: boolean;
  maxStringLen?: number;
  maxArrayValues?: number;
  substitutePath?: PathSubstitution[];
  skipFiles?: string[];
  seed?: number;
  clock?: 'real' | 'virtual';
  /** Record what the timeline shows from the start. */
  timeline?: boolean;
  /** Record where objects are allocated. */
  allocationSites?: boolean;
  /** MB */
  memoryLimit?: number;
  /** Milliseconds that an expression may take. */
  evaluationTimeout?: number;
  permissions?: Permitted;
}

const modes: readonly unknown[] = [undefined, 'auto', 'debug', 'test'];
const consoles: readonly unknown[] = [undefined, 'internalConsole', 'integratedTerminal', 'externalTerminal'];

/** What to start. Throws Refused for a configuration that makes no sense. */
export function startOptions(args: LaunchArguments): StartOptions {
  const { program } = args;
  if (!program || typeof program !== 'string') throw new Refused('the launch configuration has no "program": the Go file or folder to run', errors.launch);
  if (!modes.includes(args.mode)) throw new Refused(`the mode ${args.mode} is not supported: it is auto, debug, test or core`, errors.launch);
  if (!consoles.includes(args.console)) throw new Refused(`there is no console ${args.console}: it is internalConsole, integratedTerminal or externalTerminal`, errors.launch);
  if (args.args !== undefined && !Array.isArray(args.args)) throw new Refused('"args" must be a list of strings', errors.launch);
  const folder = program.endsWith('.go') ? path.dirname(program) : program;
  const test = args.mode === 'test' || (args.mode !== 'debug' && program.endsWith('_test.go'));
  // A test program is called after its folder, and runs in it.
  const name = test ? `${path.basename(path.resolve(folder))}.test` : program.replace(/\.go$/, '');
  const cwd = args.cwd ?? folder;
  const env = environment(args);
  const procs = Number(env.GOMAXPROCS);
  return {
    entry: [test ? folder : program], test, debug: !args.noDebug, sites: !args.noDebug && args.allocationSites === true, lang: undefined, tags: buildTags(args.buildFlags), memoryLimit: (args.memoryLimit ?? 2048) * 1024 * 1024, seed: seedOf(args.seed), seeded: args.seed !== undefined, procs: procs > 0 ? procs : defaultProcs,
    gcPercent: env.GOGC === 'off' ? -1 : Number(env.GOGC ?? 100) || 100, args: [name, ...(args.args ?? []).map(String)], env, cwd,
    evaluationTime: args.evaluationTimeout ?? 5000, clock: args.clock === 'virtual' ? 'virtual' : 'real', imageHash: 0, directOutput: false, attach: true, stats: false,
    streams: { in: args.stdinFrom, out: args.stdoutTo, err: args.stderrTo },
    interactive: args.stdinFrom === undefined,
    permitted: [cwd, folder, ...(args.permissions?.files ?? [])],
  };
}

/** The tags of `-tags=a,b`, `-tags a,b` or `-tags='a b'`; other flags of go build make no sense here. */
function buildTags(flags: unknown): string[] {
  if (flags === undefined || flags === '') return [];
  if (typeof flags !== 'string' && !(Array.isArray(flags) && flags.every((f) => typeof f === 'string'))) throw new Refused('"buildFlags" must be a string or a list of strings', errors.launch);
  const words = typeof flags === 'string' ? [...flags.matchAll(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g)].map((m) => m[0].replace(/['"]/g, '')) : (flags as string[]);
  const out: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const [, inline] = /^--?tags(?:=(.*))?$/s.exec(words[i] as string) ?? [];
    if (!/^--?tags(=|$)/.test(words[i] as string)) throw new Refused(`the flag ${words[i]} of "buildFlags" is not supported: only -tags is`, errors.launch);
    out.push(...tagList(inline ?? words[++i] ?? ''));
  }
  return out;
}

function seedOf(seed: unknown): bigint {
  if (seed === undefined) return 1n;
  if (typeof seed !== 'number' || !Number.isInteger(seed) || seed < 0) throw new Refused('"seed" must be a whole number', errors.launch);
  return BigInt(seed);
}

/** The adapter's environment, then the files', then the configuration's own; null removes a variable. */
function environment(args: LaunchArguments): Record<string, string> {
  const env: Record<string, string> = { ...(process.env as Record<string, string>) };
  for (const file of [args.envFile ?? []].flat()) Object.assign(env, envFile(file));
  for (const [k, v] of Object.entries(args.env ?? {})) {
    if (v === null) delete env[k];
    else env[k] = String(v);
  }
  return env;
}

/** `NAME=value` lines, as vscode-go reads them: comments, `export`, quotes, escapes in double quotes. */
export function envFile(file: string): Record<string, string> {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch {
    throw new Refused(`cannot read the environment file ${file}`, errors.launch);
  }
  const env: Record<string, string> = {};
  for (const line of text.replace(/^\ufeff/, '').split('\n')) {
    const m = /^\s*(?:export\s+)?([\w.-]+)\s*=\s*(.*?)?\s*$/.exec(line);
    if (!m || line.trim().startsWith('#')) continue;
    const value = m[2] ?? '';
    const quoted = /^(["'])([\s\S]*)\1$/.exec(value);
    if (!quoted) env[m[1] as string] = value;
    else env[m[1] as string] = quoted[1] === '"' ? (quoted[2] as string).replace(/\\n/g, '\n').replace(/\\(["\\])/g, '$1') : (quoted[2] as string);
  }
  return env;
}

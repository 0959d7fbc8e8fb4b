/**
 * The arguments of `glassgo test`, read as `go test` reads its own: flags of the command, flags that the test program gets with `test.` in front, the
 * packages, and what is for the program alone.
 */

import { tagList } from '../base/buildTags';

export interface TestRequest {
  /** Patterns, folders or files; empty for the package in the working directory. */
  readonly packages: readonly string[];
  /** What the test program is started with. */
  readonly args: readonly string[];
  /** Packages that are tested at the same time, 0 for as many as make sense. */
  readonly atOnce: number;
  readonly seed: bigint | undefined;
  readonly clock: 'real' | 'virtual';
  readonly memoryLimit: number;
  /** Compile as the debugger does. */
  readonly debugBuild: boolean;
  /** What passes is printed, too. */
  readonly verbose: boolean;
  readonly bench: boolean;
  readonly failFast: boolean;
  readonly tags: readonly string[];
}

/** Flags that the program gets; the others of these take a value. */
const booleans = new Set(['v', 'short', 'failfast', 'benchmem', 'fullpath', 'artifacts']);
const values = new Set([
  'bench', 'benchtime', 'count', 'cpu', 'fuzz', 'fuzztime', 'fuzzminimizetime', 'list', 'outputdir', 'parallel', 'run', 'shuffle', 'skip', 'timeout',
  'blockprofile', 'blockprofilerate', 'cpuprofile', 'memprofile', 'memprofilerate', 'mutexprofile', 'mutexprofilefraction', 'trace', 'coverprofile',
]);
/** Flags of the go command that change nothing here. */
const ignored = new Set(['vet']);
const refused = new Set(['c', 'o', 'i', 'exec', 'race', 'msan', 'asan', 'cover', 'covermode', 'coverpkg', 'json', 'fuzz', 'coverprofile', 'cpuprofile', 'memprofile', 'blockprofile', 'mutexprofile', 'trace']);

const defaultTimeout = '10m0s';

/** One argument as a flag: its name without dashes, and the value if it has one. */
function flagOf(arg: string): { name: string; value: string | undefined } | undefined {
  const m = /^--?([^-=][^=]*)(?:=(.*))?$/s.exec(arg);
  return m ? { name: (m[1] as string).replace(/^test\./, ''), value: m[2] } : undefined;
}

class Reader {
  readonly packages: string[] = [];
  readonly passed: string[] = [];
  readonly set = new Map<string, string>();
  atOnce = 0;
  seed: bigint | undefined;
  clock: 'real' | 'virtual' = 'real';
  tags: readonly string[] = [];
  memoryLimit = 2048;
  debugBuild = false;
  /** The list of packages is over: a flag or an unknown argument came behind it. */
  private closed = false;
  private inList = false;
  /** The last argument was an unknown flag, whose value may come next. */
  private mayBeValue = false;

  constructor(private readonly args: readonly string[]) {}

  /** What is wrong, '' for nothing. */
  read(): string {
    for (let i = 0; i < this.args.length; i++) {
      const arg = this.args[i] as string;
      const f = flagOf(arg);
      const afterFlag = this.mayBeValue;
      this.mayBeValue = false;
      if (arg === '-args' || arg === '--args') {
        this.passed.push(...this.args.slice(i + 1));
        return '';
      }
      if (arg === '--') {
        this.passed.push(...this.args.slice(i));
        return '';
      }
      if (!f) {
        if (this.closed && !this.inList) {
          if (!afterFlag) {
            this.passed.push(...this.args.slice(i));
            return '';
          }
          this.passed.push(arg);
          continue;
        }
        this.inList = this.closed = true;
        this.packages.push(arg);
        continue;
      }
      this.inList = false;
      const used = this.flag(f.name, f.value, this.args[i + 1]);
      if (typeof used === 'string') return used;
      if (used < 0) {
        this.closed = true;
        this.passed.push(arg);
        this.mayBeValue = f.value === undefined;
      } else i += used;
    }
    return '';
  }

  /** How many further arguments the flag takes, -1 if it is none of ours, or what is wrong. */
  private flag(name: string, value: string | undefined, next: string | undefined): number | string {
    if (refused.has(name)) return `flag -${name} is not supported: see "glassgo test --help"`;
    if (name === 'vet' || ignored.has(name)) return value === undefined ? `flag needs an argument: -${name}` : 0;
    if (name === 'debug-build') {
      this.debugBuild = true;
      return 0;
    }
    if (booleans.has(name)) {
      if (value !== undefined && !/^(true|false|1|0|t|f|T|F|test2json)$/.test(value)) return `invalid boolean value ${JSON.stringify(value)} for -${name}`;
      this.pass(name, /^[0fF]/.test(value ?? '') ? 'false' : value === 'test2json' ? value : 'true');
      return 0;
    }
    const own = ['p', 'seed', 'clock', 'memory-limit', 'tags'].includes(name);
    if (!own && !values.has(name)) return -1;
    const given = value ?? next;
    if (given === undefined) return `flag needs an argument: -${name}`;
    const wrong = own ? this.own(name, given) : this.check(name, given);
    if (wrong) return wrong;
    if (!own) this.pass(name, given);
    return value === undefined ? 1 : 0;
  }

  private own(name: string, value: string): string {
    if (name === 'clock') {
      if (value !== 'real' && value !== 'virtual') return `the clock must be real or virtual, not ${value}`;
      this.clock = value;
    } else if (name === 'tags') this.tags = tagList(value);
    else if (!/^\d+$/.test(value)) return `invalid value ${JSON.stringify(value)} for flag -${name}: parse error`;
    else if (name === 'seed') this.seed = BigInt(value);
    else if (name === 'p') this.atOnce = Number(value);
    else {
      this.memoryLimit = Number(value);
      if (this.memoryLimit < 16 || this.memoryLimit > 4095) return 'the memory limit must be between 16 and 4095 MB';
    }
    return '';
  }

  private check(name: string, value: string): string {
    const wrong = (why: string): string => `invalid value ${JSON.stringify(value)} for flag -${name}: ${why}`;
    if (name === 'shuffle' && value !== 'on' && value !== 'off' && !/^[+-]?\d+$/.test(value)) return wrong(`-shuffle argument must be "on", "off", or an int64: strconv.ParseInt: parsing ${JSON.stringify(value)}: invalid syntax`);
    if ((name === 'count' || name === 'parallel') && !/^[+-]?\d+$/.test(value)) return wrong('parse error');
    return '';
  }

  private pass(name: string, value: string): void {
    this.set.set(name, value);
    this.passed.push(`-test.${name}=${value}`);
  }
}

export function parseTestArguments(args: readonly string[]): TestRequest | string {
  const r = new Reader(args);
  const wrong = r.read();
  if (wrong) return wrong;
  const isOn = (name: string): boolean => (r.set.get(name) ?? 'false') !== 'false';
  const asksForHelp = r.passed.some((a) => /^--?h(elp)?$/.test(a));
  return {
    packages: r.packages, atOnce: r.atOnce, seed: r.seed, clock: r.clock, memoryLimit: r.memoryLimit, debugBuild: r.debugBuild,
    args: ['-test.paniconexit0', ...(r.set.has('timeout') ? [] : [`-test.timeout=${defaultTimeout}`]), ...r.passed],
    verbose: isOn('v') || (r.set.get('list') ?? '') !== '' || asksForHelp, bench: (r.set.get('bench') ?? '') !== '', failFast: isOn('failfast'), tags: r.tags,
  };
}

/**
 * Checks labels and the statements that jump: undefined, unused and repeated labels, break and continue without target,
 * goto into blocks and over variable declarations, misplaced fallthrough. Go's compiler does this while it parses, so these
 * errors come together with the syntax errors; but without that prefix they do not suppress type checking.
 */
import type { Pos, SourceFile } from '../base/source';
import { exprString } from './exprString';
import type { BlockStmt, BranchStmt, Expr, LabeledStmt, Stmt } from './nodes';

/** `code` is Go's name for the kind of error. */
type Report = (pos: Pos, code: string, message: string) => void;
type Switch = Extract<Stmt, { kind: 'SwitchStmt' | 'TypeSwitchStmt' }>;

interface Block { readonly parent: Block | undefined; readonly start: Pos; readonly labeled: LabeledStmt | undefined }
interface Label { readonly block: Block; readonly stmt: LabeledStmt; used: boolean }
/** Where unlabelled branches go; caseIndex is -1 unless directly in a switch clause. */
interface Targets { readonly breaks: Stmt | undefined; readonly continues: Stmt | undefined; readonly caseIndex: number }

export function checkBranches(body: BlockStmt, source: SourceFile, report: Report): void {
  const checker = new BranchChecker(source, report);
  const forward = checker.block(undefined, { breaks: undefined, continues: undefined, caseIndex: -1 }, undefined, body.pos, body.list);
  checker.finish(forward);
}

class BranchChecker {
  private labels: Map<string, Label> | undefined;

  constructor(private readonly source: SourceFile, private readonly report: Report) {}

  private where(pos: Pos): string {
    return this.source.mention(pos - this.source.base);
  }

  finish(forward: readonly BranchStmt[]): void {
    for (const jump of forward) {
      const label = jump.label as NonNullable<BranchStmt['label']>;
      const target = this.labels?.get(label.name);
      if (target) {
        target.used = true;
        this.report(label.pos, 'JumpIntoBlock', `goto ${label.name} jumps into block starting at ${this.where(target.block.start)}`);
      } else this.report(label.pos, 'UndeclaredLabel', `label ${label.name} not defined`);
    }
    this.labels?.forEach((l, name) => {
      if (!l.used) this.report(l.stmt.label.pos, 'UnusedLabel', `label ${name} defined and not used`);
    });
  }

  private declare(block: Block, stmt: LabeledStmt): Label {
    const { name, pos } = stmt.label;
    this.labels ??= new Map();
    const other = this.labels.get(name);
    if (other) {
      this.report(pos, 'DuplicateLabel', `label ${name} already defined at ${this.where(other.stmt.label.pos)}`);
      return other;
    }
    const label = { block, stmt, used: false };
    this.labels.set(name, label);
    return label;
  }

  /** Checks one block; returns its gotos whose labels have not been seen yet. */
  block(parent: Block | undefined, targets: Targets, labeled: LabeledStmt | undefined, start: Pos, body: readonly Stmt[]): BranchStmt[] {
    const block: Block = { parent, start, labeled };
    let forward: BranchStmt[] = [];
    let varPos: Pos = 0;
    let varName: readonly Expr[] = [];
    let over: BranchStmt[] = [];
    const declared = (pos: Pos, names: readonly Expr[]) => {
      varPos = pos;
      varName = names;
      over = forward.slice();
    };
    let n = body.length;
    while (n > 0 && (body[n - 1] as Stmt).kind === 'EmptyStmt') n--;
    for (let i = 0; i < n; i++) {
      let s = body[i] as Stmt;
      let label: LabeledStmt | undefined;
      while (s.kind === 'LabeledStmt') {
        const name = s.label.name;
        if (name !== '_') {
          const l = this.declare(block, s);
          forward = forward.filter((jump) => {
            if (jump.label?.name !== name) return true;
            l.used = true;
            if (over.includes(jump)) {
              this.report(jump.label.pos, 'JumpOverDecl', `goto ${name} jumps over declaration of ${varName.map(exprString).join(', ')} at ${this.where(varPos)}`);
            }
            return false;
          });
          label = s;
        }
        s = s.stmt;
      }
      const inner = (t: Targets, pos: Pos, list: readonly Stmt[]) => forward.push(...this.block(block, t, label, pos, list));
      switch (s.kind) {
        case 'DeclStmt':
          if (s.decl.token === 'var') {
            for (const spec of s.decl.specs) {
              if (spec.kind === 'ValueSpec') {
                declared(spec.pos, spec.names.slice(0, 1));
                break;
              }
            }
          }
          break;
        case 'AssignStmt':
          if (s.op === ':=') declared(s.opPos, s.lhs);
          break;
        case 'BranchStmt':
          if (this.branch(block, targets, s, i + 1 < n)) forward.push(s);
          break;
        default:
          this.nested(s, targets, inner);
      }
    }
    return forward;
  }

  private nested(s: Stmt, targets: Targets, inner: (t: Targets, pos: Pos, list: readonly Stmt[]) => void): void {
    const { breaks, continues } = targets;
    switch (s.kind) {
      case 'BlockStmt': return inner({ breaks, continues, caseIndex: -1 }, s.pos, s.list);
      case 'IfStmt': {
        let orElse: Stmt | undefined = s;
        for (; orElse?.kind === 'IfStmt'; orElse = orElse.else) inner({ breaks, continues, caseIndex: -1 }, orElse.body.pos, orElse.body.list);
        if (orElse) inner({ breaks, continues, caseIndex: -1 }, orElse.pos, [orElse]);
        return;
      }
      case 'ForStmt': case 'RangeStmt': return inner({ breaks: s, continues: s, caseIndex: -1 }, s.body.pos, s.body.list);
      case 'SwitchStmt': case 'TypeSwitchStmt':
        s.body.forEach((c, i) => inner({ breaks: s, continues, caseIndex: i }, c.pos, c.body));
        return;
      case 'SelectStmt':
        for (const c of s.body) inner({ breaks: s, continues, caseIndex: -1 }, c.pos, c.body);
        return;
      default:
    }
  }

  /** Checks a branch statement; true if it is a goto to a label that has not been seen. */
  private branch(block: Block, targets: Targets, s: BranchStmt, moreFollow: boolean): boolean {
    if (!s.label) {
      if (s.token === 'break' && !targets.breaks) this.report(s.pos, 'MisplacedBreak', 'break is not in a loop, switch, or select');
      else if (s.token === 'continue' && !targets.continues) this.report(s.pos, 'MisplacedContinue', 'continue is not in a loop');
      else if (s.token === 'fallthrough') this.fallthrough(targets, s, moreFollow);
      return false;
    }
    const { name, pos } = s.label;
    const l = this.labels?.get(name);
    if (l) l.used = true;
    if (s.token === 'goto') {
      for (let b: Block | undefined = block; l && b; b = b.parent) if (l.block === b) return false;
      return true;
    }
    if (!l) {
      this.report(pos, 'UndeclaredLabel', `${s.token} label not defined: ${name}`);
      return false;
    }
    let enclosing = false;
    for (let b: Block | undefined = block; b; b = b.parent) if (b.labeled === l.stmt) enclosing = true;
    const kind = l.stmt.stmt.kind;
    const isLoop = kind === 'ForStmt' || kind === 'RangeStmt';
    const ok = enclosing && (isLoop || (s.token === 'break' && (kind === 'SwitchStmt' || kind === 'TypeSwitchStmt' || kind === 'SelectStmt')));
    if (!ok) this.report(pos, 'MisplacedLabel', `invalid ${s.token} label ${name}`);
    return false;
  }

  private fallthrough(targets: Targets, s: BranchStmt, moreFollow: boolean): void {
    const t = targets.breaks;
    let message = 'fallthrough statement out of place';
    if (t?.kind === 'TypeSwitchStmt') message = 'cannot fallthrough in type switch';
    else if (t?.kind === 'SwitchStmt' && targets.caseIndex >= 0 && !moreFollow) {
      if (targets.caseIndex + 1 < (t as Switch).body.length) return;
      message = 'cannot fallthrough final case in switch';
    }
    this.report(s.pos, 'MisplacedFallthrough', message);
  }
}

/**
 * Follows the debug session that the views are about: whether its program runs or stands, and what it answers. Views listen here; nothing of the
 * program's state is kept but the number of the stop.
 */
import * as vscode from 'vscode';
import type { RuntimeStep, SessionState, StopAnswer } from '../views/messages';

/** The part of the protocol's messages that matters here. */
interface Message {
  readonly type?: string;
  readonly event?: string;
  readonly command?: string;
  readonly success?: boolean;
  readonly body?: { readonly selection?: boolean };
}

export class RuntimeHub implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<SessionState>();
  readonly onDidChange = this.changed.event;
  state: SessionState = { kind: 'none', generation: 0, name: '', stop: null };
  session: vscode.DebugSession | undefined;
  private generation = 0;
  /** Steps of the runtime that are to happen once the program has been asked to. */
  private readonly subscriptions: vscode.Disposable[];

  constructor() {
    this.subscriptions = [
      this.changed,
      vscode.debug.registerDebugAdapterTrackerFactory('glassgo', {
        createDebugAdapterTracker: (session) => ({ onDidSendMessage: (m: Message) => this.message(session, m), onExit: () => this.ended(session) }),
      }),
      vscode.debug.onDidStartDebugSession((s) => {
        if (s.type === 'glassgo' && !s.configuration.noDebug) this.adopt(s);
      }),
      vscode.debug.onDidChangeActiveDebugSession((s) => {
        if (s?.type === 'glassgo' && s !== this.session) this.adopt(s);
      }),
      vscode.debug.onDidTerminateDebugSession((s) => this.ended(s)),
    ];
  }

  private adopt(session: vscode.DebugSession): void {
    // A stop may have come before the editor said that the session has started; what was asked then was refused.
    if (this.session === session && this.state.kind === 'stopped') return;
    this.session = session;
    this.set('running', null, 0);
    // A session that stood before it became the active one says so when asked.
    void this.stopped(session);
  }

  private message(session: vscode.DebugSession, m: Message): void {
    const resumes = m.type === 'response' && m.success && /^(continue|next|step(In|Out|Back)|goto|reverseContinue|restartFrame)$/.test(m.command ?? '');
    if (resumes && session === this.session) this.set('running', this.state.stop, this.generation);
    if (m.type !== 'event') return;
    if (m.event === 'stopped' && !m.body?.selection) {
      this.session = session;
      void this.stopped(session);
    } else if (session === this.session && m.event === 'continued') this.set('running', this.state.stop, this.generation);
  }

  private async stopped(session: vscode.DebugSession): Promise<void> {
    try {
      const stop: StopAnswer = await session.customRequest('glassgo/stop', {});
      if (session !== this.session) return;
      this.generation++;
      this.set('stopped', stop, this.generation);
    } catch {
      // It runs, or has ended.
    }
  }

  private ended(session: vscode.DebugSession): void {
    if (session !== this.session) return;
    this.session = undefined;
    this.set('none', null, 0);
  }

  private set(kind: SessionState['kind'], stop: StopAnswer | null, generation: number): void {
    this.state = { kind, generation, name: this.session?.name ?? '', stop };
    void vscode.commands.executeCommand('setContext', 'glassgo.state', kind);
    this.changed.fire(this.state);
  }

  /** A custom request of the adapter. Rejects with its message. */
  async ask(request: string, args: unknown): Promise<unknown> {
    if (!this.session) throw new Error('no Go program is being debugged');
    return this.session.customRequest(request, args);
  }

  /** Runs the program to the next event of the runtime's. */
  async step(kind: RuntimeStep | 'continue'): Promise<void> {
    if (!this.session || this.state.kind === 'none') {
      void vscode.window.showInformationMessage('Glassgo: start debugging a Go program first (F5).');
      return;
    }
    if (this.state.kind === 'running') {
      void vscode.window.showInformationMessage('Glassgo: the program is running. It can take a step when it stands: pause it first.');
      return;
    }
    try {
      if (kind === 'continue') await vscode.commands.executeCommand('workbench.action.debug.continue');
      else await this.session.customRequest('glassgo/step', { kind });
    } catch (e) {
      void vscode.window.showErrorMessage(`Glassgo: ${(e as Error).message}`);
    }
  }

  dispose(): void {
    for (const s of this.subscriptions) s.dispose();
  }
}

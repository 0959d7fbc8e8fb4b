/**
 * The webviews: the panel with all views as tabs, the goroutines in the Run and Debug side bar, and views in editors of their own. Each shows dist/webview.js
 * under a strict content security policy: scripts only with this page's nonce, styles only from the extension's sheet, pictures only from data.
 */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { type Focus, type FromWebview, type Place, type ToWebview, type TourState, type ViewName, viewNames, viewTitles } from '../views/messages';
import type { RuntimeHub } from './runtimeHub';

export type TourAction = (action: 'next' | 'end') => void;

export class RuntimeViews implements vscode.Disposable {
  private readonly webviews = new Set<vscode.Webview>();
  private readonly ready = new WeakSet<vscode.Webview>();
  /** The webviews that have not yet said that they hear, and when they are shown anew. */
  private readonly watched = new Map<vscode.Webview, NodeJS.Timeout>();
  private readonly editors = new Map<ViewName, vscode.WebviewPanel>();
  private panel: vscode.WebviewView | undefined;
  /** A wish that came before the panel was there. */
  private pending: ToWebview | undefined;
  private tour: TourState | null = null;
  onTour: TourAction = () => {};

  constructor(
    private readonly hub: RuntimeHub,
    private readonly extension: vscode.Uri,
  ) {
    hub.onDidChange((state) => this.broadcast({ type: 'state', state }));
  }

  register(): vscode.Disposable[] {
    const provider = (kind: string): vscode.WebviewViewProvider => ({ resolveWebviewView: (view) => this.resolve(view, kind) });
    const options = { webviewOptions: { retainContextWhenHidden: true } };
    return [
      vscode.window.registerWebviewViewProvider('glassgo.runtime', provider('panel'), options),
      vscode.window.registerWebviewViewProvider('glassgo.goroutines', provider('side'), options),
    ];
  }

  private resolve(view: vscode.WebviewView, kind: string): void {
    if (kind === 'panel') {
      this.panel = view;
      view.onDidDispose(() => {
        this.panel = undefined;
      });
    }
    this.fill(view.webview, kind);
    view.onDidDispose(() => this.webviews.delete(view.webview));
  }

  private fill(webview: vscode.Webview, kind: string): void {
    const dist = vscode.Uri.joinPath(this.extension, 'dist');
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    this.webviews.add(webview);
    webview.onDidReceiveMessage((m: FromWebview) => void this.receive(webview, kind, m));
    this.load(webview, kind);
    this.watch(webview, kind, 5);
  }

  /**
   * A page that has not heard anything for a while is shown anew: its frame may never have been loaded, or what is sent to it may be kept for a frame that never
   * will be, both of which happen when it is shown at a bad moment. Patient, as showing it while it is still loading is such a moment.
   */
  private watch(webview: vscode.Webview, kind: string, tries: number): void {
    if (tries === 0 || this.watched.has(webview)) return;
    const timer = setTimeout(() => {
      this.watched.delete(webview);
      if (!this.webviews.has(webview)) return;
      this.load(webview, kind);
      this.watch(webview, kind, tries - 1);
    }, 6000);
    timer.unref();
    this.watched.set(webview, timer);
  }

  private connected(webview: vscode.Webview): void {
    clearTimeout(this.watched.get(webview));
    this.watched.delete(webview);
  }

  private load(webview: vscode.Webview, kind: string): void {
    const dist = vscode.Uri.joinPath(this.extension, 'dist');
    const nonce = randomBytes(16).toString('base64');
    const uri = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
    const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}; img-src data:; font-src ${webview.cspSource}`;
    webview.html = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="${uri('webview.css')}"><title>Go Runtime</title></head>
<body><div id="root" data-kind="${kind}"></div><script nonce="${nonce}" src="${uri('webview.js')}"></script></body></html>`;
  }

  private async receive(from: vscode.Webview, kind: string, m: FromWebview): Promise<void> {
    const send = (message: ToWebview): void => void from.postMessage(message);
    switch (m.type) {
      case 'ready':
        this.ready.add(from);
        this.watch(from, kind, 3);
        send({ type: 'state', state: this.hub.state });
        send({ type: 'tour', tour: this.tour });
        if (this.pending && from === this.panel?.webview) {
          send(this.pending);
          this.pending = undefined;
        }
        break;
      case 'connected':
        this.connected(from);
        break;
      case 'ask':
        try {
          send({ type: 'answer', id: m.id, body: await this.hub.ask(m.request, m.args) });
        } catch (e) {
          send({ type: 'answer', id: m.id, error: (e as Error).message });
        }
        break;
      case 'open':
        await openPlace(m.place);
        break;
      case 'select':
        await this.hub.ask('glassgo/select', { goroutine: m.goroutine }).catch(() => {});
        break;
      case 'step':
        await this.hub.step(m.kind);
        break;
      case 'show':
        await this.show(m.view, m.focus, from);
        break;
      case 'popOut':
        this.openEditor(m.view);
        break;
      case 'tour':
        this.onTour(m.action);
        break;
      case 'copy':
        await vscode.env.clipboard.writeText(m.text);
        void vscode.window.setStatusBarMessage(`Copied ${m.what}`, 3000);
        break;
      case 'save':
        await this.save(m.name, m.base64);
    }
  }

  private async save(name: string, base64: string): Promise<void> {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const to = await vscode.window.showSaveDialog({
      defaultUri: folder ? vscode.Uri.joinPath(folder, name) : vscode.Uri.file(name),
      filters: name.endsWith('.svg') ? { SVG: ['svg'] } : { PNG: ['png'] },
    });
    if (to) await vscode.workspace.fs.writeFile(to, Buffer.from(base64, 'base64'));
  }

  /** Brings a view into sight: the editor that has it, or its tab of the panel. `from` is the webview that asked. */
  async show(view: ViewName, focus?: Focus, from?: vscode.Webview): Promise<void> {
    const message: ToWebview = { type: 'show', view, ...(focus ? { focus } : {}) };
    const editor = this.editors.get(view);
    if (editor) {
      if (editor.webview !== from) editor.reveal(undefined, true);
      void editor.webview.postMessage(message);
      return;
    }
    if (this.panel && this.ready.has(this.panel.webview)) {
      if (this.panel.webview !== from) this.panel.show(true);
      void this.panel.webview.postMessage(message);
      return;
    }
    this.pending = message;
    await vscode.commands.executeCommand('glassgo.runtime.focus');
  }

  openEditor(view: ViewName): void {
    const open = this.editors.get(view);
    if (open) {
      open.reveal();
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      `glassgo.${view}`,
      `Go ${viewTitles[view]}`,
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { retainContextWhenHidden: true },
    );
    this.editors.set(view, panel);
    this.fill(panel.webview, view);
    panel.onDidDispose(() => {
      this.editors.delete(view);
      this.webviews.delete(panel.webview);
    });
  }

  setTour(tour: TourState | null): void {
    this.tour = tour;
    this.broadcast({ type: 'tour', tour });
  }

  private broadcast(message: ToWebview): void {
    for (const w of this.webviews) void w.postMessage(message);
  }

  dispose(): void {
    for (const e of this.editors.values()) e.dispose();
  }
}

async function openPlace(place: Place): Promise<void> {
  if (!place.path) return;
  if (place.path.startsWith('glassgo:')) {
    void vscode.window.setStatusBarMessage(`${place.path} is part of Glassgo's library`, 4000);
    return;
  }
  const line = Math.max(0, place.line - 1);
  const document = await vscode.workspace.openTextDocument(place.path);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(line, 0, line, 0), viewColumn: vscode.ViewColumn.One });
}

export const isViewName = (name: string): name is ViewName => (viewNames as readonly string[]).includes(name);

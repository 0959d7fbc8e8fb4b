/**
 * The webview's side of the conversation with the extension, and its state: what the program does, and answers to requests. Every view asks for itself, when it
 * is shown and when the program has stopped anew, so that a stop costs what is on the screen and no more.
 */
import { useEffect, useState } from 'preact/hooks';
import type { Focus, FromWebview, SessionState, ToWebview, TourState, ViewName } from '../views/messages';

interface VsCodeApi {
  postMessage(message: FromWebview): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();

export const post = (message: FromWebview): void => api.postMessage(message);

/** A value that components follow. */
export class Signal<T> {
  private readonly listeners = new Set<() => void>();
  constructor(public value: T) {}
  set(value: T): void {
    this.value = value;
    for (const l of [...this.listeners]) l();
  }
  listen(l: () => void): () => void {
    this.listeners.add(l);
    return () => this.listeners.delete(l);
  }
}

export function useSignal<T>(signal: Signal<T>): T {
  const [, redraw] = useState(0);
  const drawn = signal.value;
  useEffect(() => {
    const again = (): void => redraw((n) => n + 1);
    // Effects run after the page is painted: the value may have changed meanwhile, and nothing else would say so.
    if (signal.value !== drawn) again();
    return signal.listen(again);
  }, [signal]);
  return drawn;
}

export const session = new Signal<SessionState>({ kind: 'none', generation: 0, name: '', stop: null });
export const tour = new Signal<TourState | null>(null);
/** The view that is asked for, with what it is to bring into sight; `at` makes each wish a new one. */
export const shown = new Signal<{ view: ViewName; focus: Focus; at: number } | null>(null);
/** Goes up when the user has changed something in the program, so that views ask again. */
export const changes = new Signal(0);

let hasHeard = false;
/** Whether the extension has said anything. */
export const heard = (): boolean => hasHeard;

let nextId = 1;
const waiting = new Map<number, { resolve(body: unknown): void; reject(e: Error): void }>();

window.addEventListener('message', (e: MessageEvent<ToWebview>) => {
  const m = e.data;
  if (!hasHeard) post({ type: 'connected' });
  hasHeard = true;
  switch (m.type) {
    case 'state':
      session.set(m.state);
      break;
    case 'show':
      shown.set({ view: m.view, focus: m.focus ?? {}, at: Date.now() });
      break;
    case 'tour':
      tour.set(m.tour);
      break;
    case 'answer': {
      const w = waiting.get(m.id);
      waiting.delete(m.id);
      if (m.error !== undefined) w?.reject(new Error(m.error));
      else w?.resolve(m.body);
    }
  }
});

export function ask<T>(request: string, args: unknown = {}): Promise<T> {
  const id = nextId++;
  return new Promise<T>((resolve, reject) => {
    waiting.set(id, { resolve: resolve as (body: unknown) => void, reject });
    post({ type: 'ask', id, request, args });
  });
}

/** A request that changes something in the program. */
export async function act(request: string, args: unknown): Promise<void> {
  await ask(request, args).catch((e: Error) => notice.set(e.message));
  changes.set(changes.value + 1);
}

/** Something that went wrong, or a remark; shown for a while. */
export const notice = new Signal('');

/** What the view on the screen was last told, by request: for "copy as JSON". */
export const lastAnswers = new Map<string, unknown>();

export interface Answer<T> {
  readonly body: T | undefined;
  readonly error: string;
  readonly loading: boolean;
}

/** The answer to a request at this stop. While a new one is on its way the old one is kept, so that the view does not flicker. `undefined` asks for nothing. */
export function useAnswer<T>(request: string | undefined, args: unknown): Answer<T> {
  const { generation, kind } = useSignal(session);
  const change = useSignal(changes);
  const [answer, set] = useState<Answer<T>>({ body: undefined, error: '', loading: true });
  const key = request === undefined ? '' : `${request} ${JSON.stringify(args)}`;
  useEffect(() => {
    if (request === undefined || (kind !== 'stopped' && kind !== 'core')) return;
    let stale = false;
    set((a) => ({ body: a.body, error: '', loading: true }));
    ask<T>(request, args).then(
      (body) => {
        if (stale) return;
        lastAnswers.set(request, body);
        set({ body, error: '', loading: false });
      },
      (e: Error) => !stale && set({ body: undefined, error: e.message, loading: false }),
    );
    return () => {
      stale = true;
      lastAnswers.delete(request);
    };
  }, [key, generation, kind, change]);
  return answer;
}

interface Kept {
  [key: string]: unknown;
}

/** State that survives the view being hidden. */
export function useKept<T>(key: string, initial: T): [T, (value: T) => void] {
  const [value, set] = useState<T>(() => ((api.getState() as Kept | undefined)?.[key] as T | undefined) ?? initial);
  const keep = (v: T): void => {
    api.setState({ ...((api.getState() as Kept | undefined) ?? {}), [key]: v });
    set(v);
  };
  return [value, keep];
}

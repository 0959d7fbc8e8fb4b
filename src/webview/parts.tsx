/** Parts that several views are made of: lists of any length, links to source, goroutines and objects, buttons, empty states. */
import type { ComponentChildren, JSX, VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { GoroutineState, Place, ViewName } from '../views/messages';
import { post } from './bus';

export function fileName(path: string): string {
  return path.replace(/^.*[\\/]/, '');
}

export function placeText(p: Place): string {
  return p.path ? `${fileName(p.path)}:${p.line}` : '';
}

export function PlaceLink(props: { place: Place; text?: string }): VNode | null {
  const { place } = props;
  const text = props.text ?? placeText(place);
  if (!text) return null;
  if (!place.path) return <span>{text}</span>;
  return (
    <button type="button" class="link" title={`${place.func ? `${place.func}, ` : ''}${place.path}:${place.line}`} onClick={(e) => { e.stopPropagation(); post({ type: 'open', place }); }}>
      {text}
    </button>
  );
}

export function GoroutineLink(props: { id: number; text?: string }): VNode {
  return (
    <button type="button" class="link g" title={`Goroutine ${props.id}: show its stack`} onClick={(e) => { e.stopPropagation(); post({ type: 'show', view: 'goroutines', focus: { goroutine: props.id } }); }}>
      {props.text ?? `G${props.id}`}
    </button>
  );
}

export function ObjectLink(props: { address: number; text?: string; view?: ViewName }): VNode {
  return (
    <button type="button" class="link address" title="Show this object on the heap" onClick={(e) => { e.stopPropagation(); post({ type: 'show', view: props.view ?? 'heap', focus: { address: props.address } }); }}>
      {props.text ?? hex(props.address)}
    </button>
  );
}

export const hex = (n: number): string => `0x${n.toString(16)}`;

export function StateMark(props: { state: GoroutineState | 'ended' | string; title?: string }): VNode {
  return <span class={`mark state-${props.state.replace(/\W.*$/, '')}`} title={props.title ?? props.state} aria-hidden="true" />;
}

export function Button(props: { onClick(): void; title: string; children: ComponentChildren; pressed?: boolean; disabled?: boolean; primary?: boolean }): VNode {
  return (
    <button type="button" class={props.primary ? 'primary' : ''} title={props.title} aria-label={props.title} aria-pressed={props.pressed} disabled={props.disabled} onClick={props.onClick}>
      {props.children}
    </button>
  );
}

export function Segments<T extends string>(props: { label: string; value: T; options: readonly (readonly [T, string])[]; onChange(v: T): void }): VNode {
  return (
    <div class="segments" role="radiogroup" aria-label={props.label}>
      {props.options.map(([v, title]) => (
        <button key={v} type="button" role="radio" aria-checked={v === props.value} onClick={() => props.onChange(v)}>
          {title}
        </button>
      ))}
    </div>
  );
}

export function Select<T extends string>(props: { label: string; value: T; options: readonly (readonly [T, string])[]; onChange(v: T): void }): VNode {
  return (
    <label class="select">
      {props.label}
      <select value={props.value} onChange={(e) => props.onChange((e.currentTarget as HTMLSelectElement).value as T)}>
        {props.options.map(([v, title]) => <option key={v} value={v}>{title}</option>)}
      </select>
    </label>
  );
}

export function Empty(props: { title: string; children?: ComponentChildren }): VNode {
  return (
    <div class="empty" role="status">
      <p class="empty-title">{props.title}</p>
      {props.children}
    </div>
  );
}

export function bytes(n: number): string {
  const a = Math.abs(n);
  if (a < 1024) return `${n} B`;
  if (a < 1024 * 1024) return `${(n / 1024).toFixed(a < 10240 ? 1 : 0)} KiB`;
  if (a < 1024 ** 3) return `${(n / 1048576).toFixed(a < 10485760 ? 1 : 0)} MiB`;
  return `${(n / 1024 ** 3).toFixed(1)} GiB`;
}

export function count(n: number): string {
  return Math.round(n).toLocaleString('en-US');
}

/** `1 park`, `2 parks`. */
export function several(n: number, what: string): string {
  return `${count(n)} ${what}${n === 1 ? '' : 's'}`;
}

export function duration(ms: number): string {
  if (ms < 0) return '';
  if (ms < 0.001) return '0';
  if (ms < 1) return `${(ms * 1000).toFixed(0)} µs`;
  if (ms < 1000) return `${ms < 10 ? ms.toFixed(1) : ms.toFixed(0)} ms`;
  if (ms < 60000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60000)} min ${Math.round((ms % 60000) / 1000)} s`;
}

/** The size of an element, kept right. */
export function useSize(): [{ current: HTMLDivElement | null }, { width: number; height: number }] {
  const ref = useRef<HTMLDivElement>(null);
  const [size, set] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const e = ref.current;
    if (!e) return;
    const measure = (): void => set({ width: e.clientWidth, height: e.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(e);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
}

export interface Item {
  readonly level: number;
  /** undefined: cannot be opened. */
  readonly expanded?: boolean;
  readonly label: string;
  readonly content: VNode;
}

const rowHeight = 22;

/**
 * A list or tree of any length: only rows in sight exist. Arrow keys move, Right and Left open and close, Enter acts.
 */
export function VirtualList(props: {
  label: string; count: number; item(i: number): Item; selected: number; onSelect(i: number): void; onToggle?(i: number): void; onAct?(i: number): void;
  onContext?(i: number, e: MouseEvent): void; draggable?(i: number): string | undefined;
}): VNode {
  const [ref, size] = useSize();
  const [top, setTop] = useState(0);
  const first = Math.max(0, Math.floor(top / rowHeight) - 4);
  const last = Math.min(props.count, Math.ceil((top + size.height) / rowHeight) + 4);
  const bring = (i: number): void => {
    const e = ref.current;
    if (!e) return;
    if (i * rowHeight < e.scrollTop) e.scrollTop = i * rowHeight;
    else if ((i + 1) * rowHeight > e.scrollTop + e.clientHeight) e.scrollTop = (i + 1) * rowHeight - e.clientHeight;
  };
  useEffect(() => {
    if (props.selected >= 0) bring(props.selected);
  }, [props.selected]);
  const move = (i: number): void => props.onSelect(Math.max(0, Math.min(props.count - 1, i)));
  const onKeyDown = (e: KeyboardEvent): void => {
    const at = props.selected;
    const page = Math.max(1, Math.floor(size.height / rowHeight) - 1);
    const item = at >= 0 && at < props.count ? props.item(at) : undefined;
    switch (e.key) {
      case 'ArrowDown': move(at + 1); break;
      case 'ArrowUp': move(at - 1); break;
      case 'PageDown': move(at + page); break;
      case 'PageUp': move(at - page); break;
      case 'Home': move(0); break;
      case 'End': move(props.count - 1); break;
      case 'ArrowRight': if (item?.expanded === false) props.onToggle?.(at); else move(at + 1); break;
      case 'ArrowLeft': if (item?.expanded) props.onToggle?.(at); else move(at - 1); break;
      case ' ': if (item?.expanded !== undefined) props.onToggle?.(at); break;
      case 'Enter': if (item?.expanded !== undefined) props.onToggle?.(at); else props.onAct?.(at); break;
      default: return;
    }
    e.preventDefault();
  };
  const rows: JSX.Element[] = [];
  for (let i = first; i < last; i++) {
    const item = props.item(i);
    const drag = props.draggable?.(i);
    rows.push(
      <div
        key={i} id={`row-${i}`} role="treeitem" class={`row${i === props.selected ? ' selected' : ''}`} style={{ top: `${i * rowHeight}px`, paddingLeft: `${6 + item.level * 14}px` }}
        aria-level={item.level + 1} aria-expanded={item.expanded} aria-selected={i === props.selected} aria-label={item.label} aria-setsize={props.count} aria-posinset={i + 1}
        draggable={drag !== undefined} onDragStart={(e: DragEvent) => drag !== undefined && e.dataTransfer?.setData('text/plain', drag)}
        onClick={() => { props.onSelect(i); if (item.expanded !== undefined) props.onToggle?.(i); }} onDblClick={() => props.onAct?.(i)}
        onContextMenu={(e: MouseEvent) => { if (props.onContext) { e.preventDefault(); props.onSelect(i); props.onContext(i, e); } }}
      >
        {item.expanded !== undefined ? <span class={`twistie${item.expanded ? ' open' : ''}`} aria-hidden="true" /> : <span class="twistie none" aria-hidden="true" />}
        {item.content}
      </div>,
    );
  }
  return (
    <div ref={ref} class="list" role="tree" tabIndex={0} aria-label={props.label} aria-activedescendant={props.selected >= 0 ? `row-${props.selected}` : undefined} onScroll={(e) => setTop((e.currentTarget as HTMLElement).scrollTop)} onKeyDown={onKeyDown}>
      <div class="list-space" style={{ height: `${props.count * rowHeight}px` }}>{rows}</div>
    </div>
  );
}

/** A menu at the pointer or below an element. Closes on Escape and when something else is clicked. */
export function Menu(props: { x: number; y: number; items: readonly { readonly title: string; run(): void }[]; onClose(): void }): VNode {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    ref.current?.querySelector('button')?.focus();
    const away = (e: MouseEvent): void => {
      if (!ref.current?.contains(e.target as Node)) props.onClose();
    };
    window.addEventListener('mousedown', away);
    return () => window.removeEventListener('mousedown', away);
  }, []);
  const onKeyDown = (e: KeyboardEvent): void => {
    if (e.key === 'Escape') props.onClose();
    const next = e.key === 'ArrowDown' ? 'nextElementSibling' : e.key === 'ArrowUp' ? 'previousElementSibling' : undefined;
    if (!next) return;
    (document.activeElement?.[next] as HTMLElement | null)?.focus();
    e.preventDefault();
  };
  const left = Math.min(props.x, window.innerWidth - 230);
  const top = Math.min(props.y, Math.max(0, window.innerHeight - props.items.length * 24 - 12));
  return (
    <div ref={ref} class="menu" role="menu" style={{ left: `${left}px`, top: `${top}px` }} onKeyDown={onKeyDown}>
      {props.items.map((i) => <button key={i.title} type="button" role="menuitem" onClick={() => { props.onClose(); i.run(); }}>{i.title}</button>)}
    </div>
  );
}

/**
 * What is on the screen, for others: the data as JSON, the drawing as SVG or PNG.
 *
 * An SVG is made from the page itself: backgrounds and borders become rectangles, each piece of text its own element at its place, and drawings
 * are copied with the colours they have. So every view has it, tables too, with text that stays text. A `foreignObject` with the page's HTML would be
 * less work, but only browsers draw it.
 */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ViewName } from '../views/messages';
import { lastAnswers, notice, post } from './bus';
import { Button, Menu } from './parts';

export function ExportMenu(props: { view: ViewName }): VNode {
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  const items = [
    { title: 'Copy as JSON', run: () => post({ type: 'copy', text: JSON.stringify(Object.fromEntries(lastAnswers), null, 2), what: `${props.view} as JSON` }) },
    { title: 'Save as SVG…', run: () => save(`${props.view}.svg`, btoa(unescape(encodeURIComponent(drawSvg())))) },
    { title: 'Save as PNG…', run: () => void drawPng().then((data) => save(`${props.view}.png`, data), (e: Error) => notice.set(e.message)) },
  ];
  return (
    <>
      <span class="export-anchor"><Button title="Copy or save what this view shows" onClick={() => { const b = (document.activeElement as HTMLElement | null)?.getBoundingClientRect(); setAt({ x: b?.left ?? 0, y: (b?.bottom ?? 20) + 2 }); }}>Export</Button></span>
      {at && <Menu x={at.x} y={at.y} items={items} onClose={() => setAt(null)} />}
    </>
  );
}

function save(name: string, base64: string): void {
  post({ type: 'save', name, base64 });
}

const drawn = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline'];

/** The view as an SVG document. */
export function drawSvg(): string {
  const view = document.getElementById('view') as HTMLElement;
  const frame = view.getBoundingClientRect();
  const background = getComputedStyle(document.body).backgroundColor;
  const out: string[] = [`<rect width="${frame.width}" height="${frame.height}" fill="${background}"/>`];
  visit(view, frame, out);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.ceil(frame.width)}" height="${Math.ceil(frame.height)}" viewBox="0 0 ${Math.ceil(frame.width)} ${Math.ceil(frame.height)}">${out.join('\n')}</svg>`;
}

function visit(e: Element, frame: DOMRect, out: string[]): void {
  const box = e.getBoundingClientRect();
  if (box.width === 0 || box.height === 0 || box.bottom < frame.top || box.top > frame.bottom) return;
  const style = getComputedStyle(e);
  if (style.visibility === 'hidden') return;
  if (e instanceof SVGSVGElement) {
    out.push(`<svg x="${box.left - frame.left}" y="${box.top - frame.top}" width="${box.width}" height="${box.height}">${copySvg(e)}</svg>`);
    return;
  }
  if (e instanceof HTMLCanvasElement) {
    out.push(`<image x="${box.left - frame.left}" y="${box.top - frame.top}" width="${box.width}" height="${box.height}" href="${e.toDataURL()}"/>`);
    return;
  }
  paintBox(style, box, frame, out);
  const clips = style.overflowY !== 'visible' && e.scrollHeight > e.clientHeight;
  const inner: string[] = clips ? [] : out;
  for (const child of e.childNodes) {
    if (child instanceof Element) visit(child, clips ? box : frame, inner);
    else if (child instanceof Text) paintText(child, style, clips ? box : frame, inner);
  }
  if (clips) out.push(`<svg x="${box.left - frame.left}" y="${box.top - frame.top}" width="${box.width}" height="${box.height}">${inner.join('\n')}</svg>`);
}

const isSeen = (colour: string): boolean => colour !== 'transparent' && !/, 0\)$/.test(colour);

function paintBox(style: CSSStyleDeclaration, box: DOMRect, frame: DOMRect, out: string[]): void {
  const fill = isSeen(style.backgroundColor) ? style.backgroundColor : 'none';
  const border = Number.parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== 'none' && Number.parseFloat(style.borderLeftWidth) > 0 && isSeen(style.borderTopColor) ? style.borderTopColor : 'none';
  if (fill !== 'none' || border !== 'none') out.push(`<rect x="${box.left - frame.left}" y="${box.top - frame.top}" width="${box.width}" height="${box.height}" rx="${Number.parseFloat(style.borderTopLeftRadius) || 0}" fill="${fill}" stroke="${border}"/>`);
  if (border === 'none' && Number.parseFloat(style.borderBottomWidth) > 0 && isSeen(style.borderBottomColor)) out.push(`<line x1="${box.left - frame.left}" x2="${box.right - frame.left}" y1="${box.bottom - frame.top}" y2="${box.bottom - frame.top}" stroke="${style.borderBottomColor}"/>`);
}

function paintText(node: Text, style: CSSStyleDeclaration, frame: DOMRect, out: string[]): void {
  const text = node.data.trim();
  if (!text) return;
  const range = document.createRange();
  range.selectNodeContents(node);
  const [r] = range.getClientRects();
  if (!r || r.bottom < frame.top || r.top > frame.bottom) return;
  const size = Number.parseFloat(style.fontSize);
  out.push(`<text x="${r.left - frame.left}" y="${r.top - frame.top + r.height / 2 + size * 0.36}" fill="${style.color}" font-family="${escape(style.fontFamily)}" font-size="${size}" font-weight="${style.fontWeight}">${escape(text)}</text>`);
}

function copySvg(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = [svg, ...svg.querySelectorAll('*')];
  const to = [copy, ...copy.querySelectorAll('*')];
  from.forEach((e, i) => {
    const style = getComputedStyle(e);
    for (const name of drawn) to[i]?.setAttribute(name, style.getPropertyValue(name));
    to[i]?.removeAttribute('class');
    to[i]?.removeAttribute('tabindex');
  });
  return new XMLSerializer().serializeToString(copy);
}

const escape = (s: string): string => s.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** The view as a PNG, base64. */
export async function drawPng(): Promise<string> {
  const svg = drawSvg();
  const image = new Image();
  const scale = 2;
  await new Promise<void>((resolve, reject) => {
    image.onload = () => resolve();
    image.onerror = () => reject(new Error('the picture could not be drawn'));
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  });
  const canvas = document.createElement('canvas');
  canvas.width = image.width * scale;
  canvas.height = image.height * scale;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.scale(scale, scale);
  context.drawImage(image, 0, 0);
  return canvas.toDataURL('image/png').replace(/^data:[^,]*,/, '');
}

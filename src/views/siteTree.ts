/** Allocation sites as a tree of call stacks, for a flame graph. */
import type { Place, SiteNode } from './messages';

interface BuiltSite {
  readonly place: Place;
  bytes: number;
  count: number;
  ownBytes: number;
  ownCount: number;
  type: string;
  readonly children: BuiltSite[];
}

/** Stacks, outermost first, as a tree. */
export function siteTree(rows: readonly { bytes: number; count: number; type: string; stack: readonly Place[] }[]): SiteNode {
  const make = (place: Place): BuiltSite => ({ place, bytes: 0, count: 0, ownBytes: 0, ownCount: 0, type: '', children: [] });
  const root = make({ func: '', path: '', line: 0 });
  for (const row of rows) {
    let at = root;
    root.bytes += row.bytes;
    root.count += row.count;
    for (const place of row.stack.length > 0 ? row.stack : [{ func: 'not known', path: '', line: 0 }]) {
      let child = at.children.find((c) => c.place.func === place.func && c.place.line === place.line && c.place.path === place.path);
      if (!child) {
        child = make(place);
        at.children.push(child);
      }
      at = child;
      at.bytes += row.bytes;
      at.count += row.count;
    }
    at.ownBytes += row.bytes;
    at.ownCount += row.count;
    at.type = row.type;
  }
  return root;
}

/**
 * What is known of nodes, by their ids. In pieces that are made when they are needed: V8 gives an array of many thousands pages of its own, which it
 * asks the system for each time, and turns one that is written far behind its end into a dictionary.
 */
const pieceBits = 8;
const inPiece = (1 << pieceBits) - 1;

export class NodeTable<T> {
  private readonly pieces: ((T | undefined)[] | undefined)[] = [];

  get(id: number): T | undefined {
    return this.pieces[id >> pieceBits]?.[id & inPiece];
  }

  set(id: number, value: T | undefined): void {
    const piece = (this.pieces[id >> pieceBits] ??= new Array<T | undefined>(inPiece + 1));
    piece[id & inPiece] = value;
  }

  /** All that there is, in the order of the ids. */
  *values(): IterableIterator<T> {
    for (const piece of this.pieces) for (const v of piece ?? []) if (v !== undefined) yield v;
  }
}

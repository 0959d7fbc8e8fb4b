/** Standard input of a debugged program: pieces from a terminal or from the client's console, kept until the program reads. */
export class ProgramInput {
  private readonly pieces: Uint8Array[] = [];
  private ended = false;
  private wanted = false;
  private announced = false;

  /** `give` hands the program a piece, null for the end; `announce` hears when the program reads for the first time and there is nothing. */
  constructor(private readonly give: (piece: Uint8Array | null) => void, private readonly announce: () => void) {}

  /** The program reads. */
  read(): void {
    this.wanted = true;
    if (this.pieces.length === 0 && !this.ended && !this.announced) {
      this.announced = true;
      this.announce();
    }
    this.serve();
  }

  add(piece: Uint8Array): void {
    this.pieces.push(piece);
    this.serve();
  }

  end(): void {
    this.ended = true;
    this.serve();
  }

  /** A line as it is typed into a console: ^D alone, or the character, ends the input. */
  line(text: string): void {
    if (text === '^D' || text === '\u0004') this.end();
    else this.add(new TextEncoder().encode(`${text}\n`));
  }

  private serve(): void {
    if (!this.wanted || (this.pieces.length === 0 && !this.ended)) return;
    this.wanted = false;
    this.give(this.pieces.shift() ?? null);
  }
}

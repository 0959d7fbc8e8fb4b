/** Numbers of the errors that requests answer with. */
export const errors = { launch: 3000, notStopped: 3001, evaluate: 3002, unknownFrame: 3003, notRunning: 3004, refused: 3005 } as const;

/** A request that cannot be done; the message is for people. */
export class Refused extends Error {
  constructor(message: string, readonly id: number = errors.refused) {
    super(message);
  }
}

/** `glassgo inspect CORE [VIEW [ARGUMENTS]]`: what the views of the runtime show about a core file, as JSON. */
import { readFileSync } from 'node:fs';
import { readCore } from '../engine/core';
import { coreAnswers } from '../views/image';

const viewsList = ['stop', 'goroutines', 'goroutine', 'spawnTree', 'waitGraph', 'scheduler', 'timeline', 'heap', 'heapTypes', 'heapObjects', 'heapSpans', 'heapSpan', 'heapSites', 'object', 'retained', 'collector', 'channels', 'channel'];

export const usage = `usage: glassgo inspect CORE [VIEW [ARGUMENTS]]

Prints as JSON what a view of the runtime shows about a core file. ARGUMENTS is a JSON object, as the debug adapter's custom
request glassgo/VIEW takes it (docs/requests.md). Without VIEW it prints why the program stood. Views:
${viewsList.slice(0, 9).join(', ')},
${viewsList.slice(9).join(', ')}

Save a core file of a stopped program with the command "Glassgo: Save Core File", or the request glassgo/saveCore.
`;

export function inspect(args: readonly string[], io: { stdout(text: string): void; stderr(text: string): void }): number {
  const [file, view = 'stop', json = '{}'] = args;
  if (!file || args.length > 3 || file.startsWith('-') || !viewsList.includes(view)) {
    io.stderr(usage);
    return 2;
  }
  try {
    const core = readCore(readFileSync(file));
    const answer = coreAnswers(core.memory, core.debug, core.header)(`glassgo/${view}`, JSON.parse(json));
    io.stdout(`${JSON.stringify(answer, undefined, 2)}\n`);
    return 0;
  } catch (e) {
    io.stderr(`glassgo inspect: ${(e as Error).message}\n`);
    return 1;
  }
}

/** Where the command starts: what is to run programs gets its worker at once, while the rest is being loaded. */
import { prepareWorker } from '../engine/programWorker';
import { loadBundle, setEngineFlags } from './loadBundle';

setEngineFlags();
if (process.argv[2] === 'run' || process.argv[2] === 'dap') prepareWorker();
loadBundle('cli', process.argv[2] === 'dap' ? 'dap' : 'cli', module, require);

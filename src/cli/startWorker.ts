/** Where a program's worker starts. */
import { loadBundle, setEngineFlags } from './loadBundle';

setEngineFlags();
loadBundle('worker', 'worker', module, require);

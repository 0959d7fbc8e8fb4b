/** The form of a line of GODEBUG=schedtrace, with its values taken out. */

export function isSchedtrace(line) {
  return /^(SCHED| {2}[PMG]\d+:) /.test(line);
}

export function schedForm(line) {
  return line
    .replace(/status=(\d+)\(.*?\)( m=)/, 'status=$1(REASON)$2')
    .replace(/\b(true|false)\b/g, 'BOOL')
    .replace(/=nil\b/g, '=V')
    .replace(/=-?\d+/g, '=V')
    .replace(/\d+/g, 'N')
    .replace(/\[N( N)*\]/, (list) => `[${list.split(' ').length} queues]`);
}

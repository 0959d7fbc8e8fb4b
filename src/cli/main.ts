/** The glassgo command: one file per subcommand. */

const help = `Glassgo: Go on an embedded runtime that you can see through.

usage: glassgo COMMAND [arguments]

  run     compile a program and run it
  test    run the tests of packages
  check   report a package's errors
  dap     debug adapter (Debug Adapter Protocol)
  inspect print what a core file holds: goroutines, scheduler, heap

glassgo COMMAND --help tells more.
`;

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  const wantsHelp = rest[0] === '--help' || rest[0] === '-h' || rest[0] === '-help';
  switch (name) {
    case 'run': {
      const { run, usage } = await import('./run');
      if (wantsHelp) {
        process.stdout.write(usage);
        return 0;
      }
      return run(rest);
    }
    case 'test': {
      const { test, usage } = await import('./test');
      if (wantsHelp) {
        process.stdout.write(usage);
        return 0;
      }
      return test(rest);
    }
    case 'check': {
      const { check } = await import('./check');
      const { findInstalledGo } = await import('./installed');
      const { diskFiles, openLibrary } = await import('./library');
      if (wantsHelp) {
        process.stdout.write('usage: glassgo check [-lang=go1.N] [-tags=LIST] [-m] FILE...|DIR\n\nType checks files as one package, or the package in a folder, and prints all diagnostics.\nWith -m it says for a correct program what escapes to the heap, in the words of go build -gcflags=-m.\n');
        return 0;
      }
      return check(rest, { stdout: (t) => process.stdout.write(t), stderr: (t) => process.stderr.write(t), files: diskFiles, library: openLibrary(__dirname), installed: findInstalledGo });
    }
    case 'dap': {
      const { dap, usage } = await import('./dap');
      if (wantsHelp) {
        process.stdout.write(usage);
        return 0;
      }
      return dap(rest);
    }
    case 'inspect': {
      const { inspect, usage } = await import('./inspect');
      if (wantsHelp) {
        process.stdout.write(usage);
        return 0;
      }
      return inspect(rest, { stdout: (t) => process.stdout.write(t), stderr: (t) => process.stderr.write(t) });
    }
    case 'terminal': {
      const { terminal } = await import('./terminal');
      return terminal(rest);
    }
    case undefined:
    case 'help':
    case '--help':
    case '-h':
      process.stdout.write(help);
      return name === undefined ? 2 : 0;
    default:
      process.stderr.write(`glassgo: unknown command ${name}\n\n${help}`);
      return 2;
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    (globalThis as { glassgoWriteCodeCache?: () => void }).glassgoWriteCodeCache?.();
    process.exitCode = code;
    if (process.stdout.writableLength === 0) process.exit(code);
    process.stdout.once('drain', () => process.exit(code));
  },
  (e: unknown) => {
    process.stderr.write(`glassgo: internal error: ${e instanceof Error ? e.stack : String(e)}\n`);
    process.exit(99);
  },
);

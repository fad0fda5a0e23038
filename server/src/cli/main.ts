import { FolderInUse, folderInUse } from '../db/hold-folder.ts';

/** `khaothi <command>`: the same use cases as the server's, from a terminal. Each command is a module with `run(args)`. */
const commands: Record<string, { says: string; load: () => Promise<{ run(args: string[]): Promise<number> }> }> = {
  serve: {
    says: 'serve [--room --province ADDRESS --code CODE]: run the server, or that of some rooms (docs/guides/room-server.md)',
    load: () => import('./serve.ts'),
  },
  bank: {
    says: 'bank import|score FILE …: read question files, or score QTI items, and report (bank --help)',
    load: () => import('./bank.ts'),
  },
  seb: { says: 'seb inspect FILE [--password P] [--key PEM] --json: read a .seb file', load: () => import('./seb.ts') },
  verify: {
    says: 'verify [--file EXAM.json]: check ledgers, receipts and the audit chain',
    load: () => import('./verify.ts'),
  },
  evidence: {
    says: 'evidence verify FILE [--key PEM]: check an evidence bundle, without a server',
    load: () => import('./evidence.ts'),
  },
  setup: {
    says: 'setup --unit NAME --name PERSON: the first unit and account of an empty database',
    load: () => import('./setup.ts'),
  },
  keys: {
    says: 'keys FILE: the keys that all nodes of an installation share, made once',
    load: () => import('./keys.ts'),
  },
  seed: {
    says: 'seed --candidates N: an exam that is open now, in an empty database, for load tests',
    load: () => import('./seed.ts'),
  },
  openapi: { says: 'openapi [--write]: docs/openapi.json from the contracts', load: () => import('./openapi.ts') },
};

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  process.stderr.write(
    `khaothi <command>\n\n${Object.values(commands)
      .map((entry) => `  ${entry.says}`)
      .join('\n')}\n`,
  );
  process.exitCode = name === '' || name === 'help' ? 0 : 2;
} else {
  const { run } = await command.load();
  process.exitCode = await run(args).catch((error: unknown) => {
    if (!(error instanceof FolderInUse)) throw error;
    process.stderr.write(`${folderInUse(error.message)}\n`);
    return 1;
  });
}

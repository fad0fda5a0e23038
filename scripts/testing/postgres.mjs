import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter } from 'node:path';
import { root } from '../prepare/place.mjs';
import { freePort } from './free-port.mjs';

const LOCAL = 'postgres://postgres@127.0.0.1:5432/postgres';

/**
 * A PostgreSQL in which tests may make and drop databases: the one named by `TEST_DATABASE_URL`, else one on this machine
 * that lets us in, else a private one in a temporary folder. Null where none can be had.
 *
 * @returns {Promise<{ url: string, from: string, stop: () => Promise<void> } | null>}
 */
export async function findPostgres() {
  const leave = async () => {};
  const { TEST_DATABASE_URL } = process.env;
  if (TEST_DATABASE_URL) return { url: TEST_DATABASE_URL, from: 'TEST_DATABASE_URL', stop: leave };
  if (await mayMakeDatabases(LOCAL)) return { url: LOCAL, from: '127.0.0.1:5432', stop: leave };
  const binaries = findBinaries();
  return binaries === null ? null : startCluster(binaries);
}

/** @param {string} url */
async function mayMakeDatabases(url) {
  const { default: postgres } = await import(createRequire(`${root}server/package.json`).resolve('postgres'));
  const sql = postgres(url, { max: 1, connect_timeout: 3, onnotice() {} });
  try {
    const [role] = await sql`select rolsuper or rolcreatedb as may from pg_roles where rolname = current_user`;
    return role?.may === true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** The folder that holds both initdb and postgres, newest version first. */
function findBinaries() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...versions.map((name) => `${debian}/${name}/bin`)];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(`${folder}/${name}`))) ?? null;
}

/** @param {string} binaries */
async function startCluster(binaries) {
  const folder = mkdtempSync(`${tmpdir()}/khaothi-postgres-`);
  const owner = unprivileged();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const as = { cwd: folder, ...owner };
  const made = spawnSync(
    `${binaries}/initdb`,
    ['-D', `${folder}/data`, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'],
    as,
  );
  if (made.status !== 0) {
    process.stderr.write(`initdb: ${made.stderr ?? made.error}\n`);
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', fsync: 'off' };
  const server = spawn(
    `${binaries}/postgres`,
    ['-D', `${folder}/data`, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...as, stdio: 'ignore' },
  );
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    // SIGINT is PostgreSQL's "fast" stop: it does not wait for clients.
    if (server.exitCode === null && server.kill('SIGINT')) await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 20; tries++) {
    if (await mayMakeDatabases(url)) return { url, from: `${binaries}/postgres, private`, stop };
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  await stop();
  return null;
}

/** PostgreSQL refuses to run as root. @returns {{ uid: number, gid: number } | undefined} */
function unprivileged() {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    /** @param {string} flag */
    const id = (flag) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout || Number.NaN);
    if (id('-u') > 0) return { uid: id('-u'), gid: id('-g') };
  }
  return undefined;
}

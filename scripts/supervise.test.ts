import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { supervise } from './supervise.mjs';

let folder: string;
const stops: (() => Promise<void>)[] = [];

beforeEach(() => {
  folder = mkdtempSync(`${tmpdir()}/khaothi-supervise-`);
});

afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
  rmSync(folder, { recursive: true, force: true });
});

/** A part that says its process id, and then does what `does` says. */
function part(does: string): string {
  const path = `${folder}/part.mjs`;
  writeFileSync(path, `process.send(process.pid);\n${does}`);
  return path;
}

const STAYS = 'setInterval(() => {}, 1000);';

function run(file: string, onExit: (code: number) => 'restart' | 'leave') {
  const started: number[] = [];
  const heard: (() => void)[] = [];
  const { stop } = supervise({
    file,
    onExit,
    onMessage(pid) {
      started.push(Number(pid));
      heard.splice(0).forEach((tell) => {
        tell();
      });
    },
  });
  stops.push(stop);
  return {
    started,
    stop,
    nextStart: () => new Promise<void>((resolve) => heard.push(resolve)),
  };
}

test('a part that is killed is started again', async () => {
  const { started, nextStart } = run(part(STAYS), () => 'restart');
  await nextStart();
  process.kill(started[0] ?? 0, 'SIGKILL');
  await nextStart();
  expect(new Set(started).size).toBe(2);
});

test('a part that cannot begin is left, with its exit code', async () => {
  const code = await new Promise((resolve) => {
    run(part('process.exit(3);'), (exitCode) => {
      resolve(exitCode);
      return 'leave';
    });
  });
  expect(code).toBe(3);
});

test('stopping ends the part and starts nothing again', async () => {
  const { started, stop, nextStart } = run(part(STAYS), () => 'restart');
  await nextStart();
  await stop();
  expect(isAlive(started[0])).toBe(false);
  expect(started).toHaveLength(1);
});

test('a part does not outlive its supervisor, even one killed with -9', async () => {
  const supervisor = `${folder}/supervisor.mjs`;
  writeFileSync(
    supervisor,
    `import { supervise } from ${JSON.stringify(new URL('./supervise.mjs', import.meta.url).href)};
     supervise({ file: ${JSON.stringify(part(STAYS))}, onMessage: (pid) => process.send(pid), onExit: () => 'leave' });`,
  );
  const parent = fork(supervisor);
  const [pid] = await once(parent, 'message');
  parent.kill('SIGKILL');
  await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
});

function isAlive(pid: number | undefined): boolean {
  try {
    return process.kill(pid ?? 0, 0);
  } catch {
    return false;
  }
}

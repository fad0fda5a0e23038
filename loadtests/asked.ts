import { parseArgs } from 'node:util';
import { type DayName, days, type K6DayName } from './days/days.ts';
import { FAULTS, type Fault } from './house/faults.ts';
import { readTarget, type Target } from './house/seeded.ts';
import type { Run } from './house/service.ts';

export const USAGE =
  `pnpm load <${Object.keys(days).join('|')}|reconnect|report> [--candidates N] [--seconds S] [--rate R] [--json]\n` +
  '  [--postgres] [--kill server|database] [--fault diskFull|slowDisk|clock] [--calibrate]\n' +
  '  [--runner node|k6] [--target URL --slips FILE]\n' +
  '  reconnect: [--candidates N] [--kills N] [--json]\n';

/** What was asked for, or what cannot be understood of it, or not be done. */
export type Asked =
  | { readonly do: 'help' | 'report' }
  | { readonly do: 'refuse'; readonly why: string }
  | { readonly do: 'reconnect'; readonly candidates: number; readonly kills: number; readonly json: boolean }
  | { readonly do: 'run'; readonly name: DayName; readonly run: Run; readonly json: boolean }
  | {
      readonly do: 'runK6';
      readonly name: K6DayName;
      readonly run: Run;
      readonly target: Target;
      readonly json: boolean;
    };

/** A sentence about what was asked. */
class Refused extends Error {}

type Values = ReturnType<typeof parsed>['values'];

/** Reads the words of a command line. */
export function askedBy(words: readonly string[]): Asked {
  try {
    return understood(parsed(words));
  } catch (error) {
    // What `parseArgs` does not know it says in a sentence, too.
    if (error instanceof Refused || error instanceof TypeError) return { do: 'refuse', why: error.message };
    throw error;
  }
}

function understood({ values, positionals }: ReturnType<typeof parsed>): Asked {
  const [name = '', ...others] = positionals;
  if (values.help) return { do: 'help' };
  if (others.length > 0) throw new Refused(`One day at a time: ${positionals.join(', ')}.`);
  if (name === 'report') {
    only(values, name, []);
    return { do: 'report' };
  }
  if (name === 'reconnect') {
    only(values, name, ['candidates', 'kills', 'json']);
    const { candidates = 20, kills = 20 } = numbersOf(values);
    return { do: 'reconnect', candidates, kills, json: values.json ?? false };
  }
  if (!isDay(name)) throw new Refused(name === '' ? 'Which day?' : `There is no day "${name}".`);
  return dayOf(name, values);
}

function dayOf(name: DayName, values: Values): Asked {
  const { runner = 'node', json = false, postgres = false, calibrate = false } = values;
  if (runner !== 'node' && runner !== 'k6') throw new Refused(`There is no runner "${runner}".`);
  const isOurs = runner === 'node' && values.target === undefined && values.slips === undefined;
  for (const option of ['kill', 'fault', 'postgres', 'calibrate'] as const)
    if (values[option] && !isOurs)
      throw new Refused(
        `--${option} is for a server that this run starts itself, not for ${runner === 'k6' ? 'k6' : '--target'}.`,
      );
  if (values.kills !== undefined) throw new Refused('--kills is for reconnect.');
  const { kills: _, ...numbers } = numbersOf(values);
  const day = { ...days[name], ...numbers };
  for (const option of ['seconds', 'rate'] as const)
    if (values[option] !== undefined && !takes(name, option))
      throw new Refused(`The day "${name}" has no --${option}: ${WITHOUT[option]}.`);
  const run: Run = {
    ...day,
    fault: faultOf(values, name),
    ownPostgres: postgres,
    calibrates: calibrate,
    target: isOurs ? null : targetOf(values, day),
  };
  if (runner === 'node') return { do: 'run', name, run, json };
  if (!isOfK6(name)) throw new Refused(`k6 cannot narrow a line: "${name}" is for --runner node.`);
  return { do: 'runK6', name, run, target: targetOf(values, day), json };
}

const WITHOUT = {
  seconds: 'all come in one moment, and it takes as long as it takes',
  rate: 'each does one thing once',
} as const;

function takes(name: DayName, option: 'seconds' | 'rate'): boolean {
  const { measured, seconds } = days[name];
  return option === 'seconds' ? seconds !== null : measured === 'answers';
}

function targetOf(values: Values, day: Pick<Run, 'measured' | 'candidates'>): Target {
  const target = readTarget(values, day);
  if (typeof target === 'string') throw new Refused(target);
  return target;
}

function faultOf({ kill, fault }: Values, name: DayName): Fault | null {
  if (kill !== undefined && fault !== undefined) throw new Refused('One fault at a time: --kill or --fault.');
  const said = kill ?? fault ?? null;
  if (said === null) return null;
  if (!isFault(said)) throw new Refused(`There is no fault "${said}".`);
  if (days[name].measured !== 'answers' && days[name].measured !== 'submissions')
    throw new Refused(`A fault strikes while all are connected, and on the day "${name}" they are not.`);
  return said;
}

function numbersOf(values: Values) {
  const numbers: { candidates?: number; seconds?: number; rate?: number; kills?: number } = {};
  for (const option of ['candidates', 'seconds', 'rate', 'kills'] as const) {
    const given = values[option];
    if (given === undefined) continue;
    const number = Number(given);
    const isCount = option === 'candidates' || option === 'kills';
    if (!(number > 0) || !Number.isFinite(number) || (isCount && !Number.isInteger(number)))
      throw new Refused(`--${option} is a number above 0, not "${given}".`);
    numbers[option] = number;
  }
  return numbers;
}

function only(values: Values, name: string, known: readonly (keyof Values)[]): void {
  for (const option of Object.keys(values) as (keyof Values)[])
    if (!known.includes(option)) throw new Refused(`"${name}" takes no --${option}.`);
}

/** @throws TypeError, in a sentence, for an option that there is not */
function parsed(words: readonly string[]) {
  // `--kill` alone is the server's: what a node can be asked to survive first.
  const args = words.map((word, at) =>
    word === '--kill' && !isKillable(words[at + 1] ?? '') ? '--kill=server' : word,
  );
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      runner: { type: 'string' },
      json: { type: 'boolean' },
      candidates: { type: 'string' },
      seconds: { type: 'string' },
      rate: { type: 'string' },
      kill: { type: 'string' },
      kills: { type: 'string' },
      fault: { type: 'string' },
      postgres: { type: 'boolean' },
      calibrate: { type: 'boolean' },
      target: { type: 'string' },
      slips: { type: 'string' },
    },
  });
}

const isDay = (text: string): text is DayName => Object.hasOwn(days, text);
const isOfK6 = (name: DayName): name is K6DayName => days[name].lineKbits === null;
const isKillable = (text: string): text is 'server' | 'database' => text === 'server' || text === 'database';
const isFault = (text: string): text is Fault => (FAULTS as readonly string[]).includes(text);

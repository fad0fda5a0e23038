import { weightOf } from '../risk/weights.ts';
import { SIGNAL_NAMES, signalOf } from '../signals/registry.ts';
import type { Proportion } from './intervals.ts';
import { type Cohort, RARE, type Row } from './measure.ts';
import { type Act, CONDITIONS, EVERYBODY, INNOCENT, type Person, PLANTED, SHEET } from './people.ts';
import type { Rate } from './rates.ts';

/** The cohort as a page: what was measured, of whom, on what assumptions, and where every weight comes from. */
export function cohortPage(
  cohort: Cohort,
  withoutHabits: Cohort,
  rateOf: (kind: string, condition: string) => Rate,
): string {
  const { power, falseAlarms, falseDiscovery, falseDiscoveryWhereRare, sittings, seed } = cohort;
  return `# The simulated cohort

Written by \`pnpm proctoring:cohort\`; the figures are those of \`--json\`. ${sittings} sittings of an hour in rooms of thirty, seed
"${seed}"; the weights and the threshold were set on other seeds. **Nobody in it is real.** It shows what the chain from signal
to priority does with people who behave as written below. It says nothing of how pupils behave.

| what | share | 95 % interval | n |
|---|---|---|---|
| Power: planted sittings with acts of two sources within ten minutes that get a raised priority | ${cells(power)} |
| The same if pages were not compared with their own quiet minutes and the room | ${cells(withoutHabits.power)} |
| Innocent sittings that get a raised priority | ${cells(falseAlarms)} |
| False discovery: raised sittings that are innocent | ${cells(falseDiscovery)} |
| The same if pages were not compared with their own quiet minutes and the room | ${cells(withoutHabits.falseDiscovery)} |

One sitting in ten is planted. Where only ${percent(RARE)} are, ${percent(falseDiscoveryWhereRare)} of what is raised would be innocent, by Bayes'
rule: the rarer it is, the more a raised priority needs a person's eyes.

## By what a person does
${table('person', cohort.byPerson)}

## By light and camera
${table('condition', cohort.byCondition)}

## What is usual
A signal of the page counts only as far as it lies above what is usual of this page in its quiet minutes (slight things only,
ten minutes at least) and of the pages of the room (\`risk/habits.ts\`). In one room in ten the paper comes with a sheet in a tab of its own, in which
everyone looks things up ${SHEET.acts[0]?.perHour} times an hour for about ${SHEET.acts[0]?.seconds} s. Assumed as the rest.

## What is assumed of people
Acts an hour, each with its median length in seconds (log-normal, spread 0.6). None of it was measured on pupils. Answer-similarity
evidence (omega, GBT) does not exist in the product yet, so whoever copies from a neighbour is found by camera and pace alone.

| person | share | acts | runs of fast answers an hour |
|---|---|---|---|
| everybody | | ${acts(EVERYBODY)} | |
${[...PLANTED, ...INNOCENT].map(personRow).join('\n')}

## What is taken of detectors
From \`proctoring/evaluation/card.json\`, which the evaluation guards; "assumed" where it has no row.

| signal | condition | recall | false alarms an hour | onset, s | source |
|---|---|---|---|---|---|
${SIGNAL_NAMES.filter((kind) => signalOf(kind).modality === 'vision')
  .flatMap((kind) => CONDITIONS.map(({ condition }) => rateRow(kind, condition, rateOf(kind, condition))))
  .join('\n')}

## Weights
Log-odds of one signal at full strength, the most that all of a kind add, and where both come from.

| signal | log-odds | cap | source |
|---|---|---|---|
${SIGNAL_NAMES.map((kind) => `| ${kind} | ${weightOf(kind).logOdds} | ${weightOf(kind).cap} | ${weightOf(kind).source} |`).join('\n')}
`;
}

function table(of: string, rows: readonly Row[]): string {
  return `
| ${of} | raised | 95 % interval | worth a look | n |
|---|---|---|---|---|
${rows
  .filter(({ raised }) => raised.n > 0)
  .map(
    ({ group, raised, look }) =>
      `| ${group} | ${percent(raised.share)} | ${interval(raised)} | ${percent(look.share)} | ${raised.n} |`,
  )
  .join('\n')}`;
}

function cells(one: Proportion): string {
  return `${percent(one.share)} | ${interval(one)} | ${one.n}`;
}

const interval = ({ low, high }: Proportion) => `${percent(low)} to ${percent(high)}`;
const percent = (share: number) => `${(share * 100).toFixed(share < 0.01 ? 2 : 1)} %`;

function personRow({ name, planted, share, acts: own, pace }: Person): string {
  const special = own.filter((act) => !EVERYBODY.includes(act));
  const runs = pace.fillsInAtTheEnd
    ? 'the whole sheet at the end'
    : pace.runsPerHour
      ? `${pace.runsPerHour} of ${pace.runOf}`
      : '';
  return `| ${planted ? '**planted:** ' : ''}${name} | ${planted ? '' : percent(share)} | ${acts(special)} | ${runs} |`;
}

function acts(list: readonly Act[]): string {
  return list.map(({ kind, perHour, seconds }) => `${kind} ${perHour}${seconds ? ` of ${seconds} s` : ''}`).join(', ');
}

function rateRow(kind: string, condition: string, { recall, falseAlarmsPerHour, onsetSeconds, source }: Rate): string {
  return `| ${kind} | ${condition} | ${recall} | ${falseAlarmsPerHour} | ${onsetSeconds} | ${source} |`;
}

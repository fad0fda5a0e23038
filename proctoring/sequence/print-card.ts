import { writeFileSync } from 'node:fs';
import { sequenceCard } from './card.ts';
import { examplesOf } from './examples.ts';
import { openSequence } from './open-sequence.ts';
import kept from './weights.json' with { type: 'json' };

/** Measures the committed weights on sittings of another seed; prints the card as JSON and writes docs/proctoring-sequence.md. */
const examples = examplesOf('sequence card', 150);
const { scores } = openSequence();
/** Where all are planted or none is, there is nothing to order. */
const shown = (figure: number) => (Number.isFinite(figure) ? String(figure) : '-');
const card = sequenceCard(examples, scores(examples.map(({ windows }) => windows)));
process.stdout.write(`${JSON.stringify({ trainedOn: kept.trainedOn, ...card }, null, 2)}\n`);
writeFileSync(
  new URL('../../docs/proctoring-sequence.md', import.meta.url),
  `# The sequence model's card

Written by \`pnpm proctoring:sequence\`. A recurrent network (GRU of eight units, about 500 figures) over the last hour in steps of five
minutes; TensorFlow.js, run by the service.

- **Trained on** ${kept.trainedOn}. No pupil's data, and no exam that took place. It knows what
  \`docs/proctoring-cohort.md\` assumes and nothing else.
- **It may** order attempts of the same priority in a reviewer's list.
- **It may not** change a priority, open, close or hide an incident, add or remove an attempt, or reach a candidate
  (\`proctoring/risk/reorder.test.ts\` holds it to that). Its figure is shown to nobody.
- **It sees** for each step what the signals of page, camera, pace and answers add. No picture, name, answer or time of day.
- Without the service, or before it has looked, the list is ordered by the plain risk.

Measured on ${card.n} moments of other simulated sittings, ${card.planted} of them planted. AUC: model ${card.auc.model}, plain risk ${card.auc.risk}.

| within the priority | n | planted | AUC of the model | AUC of the plain risk |
|---|---|---|---|---|
${card.within.map((row) => `| ${row.priority} | ${row.n} | ${row.planted} | ${shown(row.model)} | ${shown(row.risk)} |`).join('\n')}

| the model says | planted | n |
|---|---|---|
${card.calibration.map((row) => `| ${row.says} | ${row.planted} | ${row.n} |`).join('\n')}
`,
);

import { groupAt } from './arguments.ts';

/** Commands of ex_test and its companions that KaTeX does not have, each with what it stands for. */
const AROUND: Readonly<Record<string, readonly [before: string, after: string]>> = {
  heva: ['\\left\\{\\begin{aligned}', '\\end{aligned}\\right.'],
  hoac: ['\\left[\\begin{aligned}', '\\end{aligned}\\right.'],
  vv: ['\\overrightarrow{', '}'],
  vect: ['\\overrightarrow{', '}'],
  wideparen: ['\\overset{\\frown}{', '}'],
  arc: ['\\overset{\\frown}{', '}'],
  unit: ['\\,\\mathrm{', '}'],
  ce: ['\\ce{', '}'],
};
const WORDS: Readonly<Record<string, string>> = {
  lefteqn: '',
  allowdisplaybreaks: '',
  nonumber: '',
  notag: '',
  protect: '',
  dlim: '\\displaystyle\\lim',
  ptparallel: '\\parallel',
  parallelogram: '\\text{▱}',
};

/** A formula of a LaTeX file in KaTeX's dialect: known commands of the field's packages are written out. */
export function katexOf(latex: string): string {
  let out = '';
  const command = /\\([a-zA-Z]+)/g;
  let from = 0;
  for (let found = command.exec(latex); found; found = command.exec(latex)) {
    const name = found[1] ?? '';
    const around = Object.hasOwn(AROUND, name) ? AROUND[name] : undefined;
    const word = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
    if (around === undefined && word === undefined) continue;
    const group = around ? groupAt(latex, command.lastIndex) : null;
    if (around && !group) continue;
    out += latex.slice(from, found.index) + (around && group ? around[0] + katexOf(group.text) + around[1] : word);
    from = group?.next ?? command.lastIndex;
    command.lastIndex = from;
  }
  return (out + latex.slice(from)).replace(/\s+/g, ' ').trim();
}

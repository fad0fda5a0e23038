import type { KindName, Response } from '../registry.ts';

const file = { sha256: 'a'.repeat(64), name: 'bài.pdf', bytes: 1, mime: 'application/pdf' };

/** Of every kind what answers it and what leaves it blank, as its candidates say it. A kind without a line does not compile. */
export const ANSWERS: Readonly<
  Record<KindName, { readonly answered: readonly Response[]; readonly blank: readonly Response[] }>
> = {
  choice: { answered: ['o2'], blank: [] },
  multipleChoice: { answered: [['o1', 'o3']], blank: [[]] },
  trueFalseGroup: { answered: [{ s1: true }, { s1: false, s2: false }], blank: [{}] },
  shortAnswer: { answered: ['-1,5', '0'], blank: ['', '  '] },
  shortText: { answered: ['Hà Nội'], blank: ['', ' \n'] },
  essay: {
    answered: ['Em', { text: 'Em', files: [] }, { text: ' ', files: [file] }],
    blank: ['', ' \n ', { text: '', files: [] }, { text: ' ', files: [] }],
  },
  matching: { answered: [{ a: ['x'] }, { a: [], b: ['y'] }], blank: [{}, { a: [] }] },
  matrix: { answered: [{ r1: ['c1'] }], blank: [{}, { r1: [], r2: [] }] },
  ordering: { answered: [['p1', 'p2']], blank: [[]] },
  associate: { answered: [['p1 p2']], blank: [[]] },
  cloze: { answered: [{ g1: '', g2: '3' }], blank: [{}, { g1: '', g2: ' ' }] },
  drawing: { answered: [['k3 120,80 5,2 -3,4']], blank: [[]] },
  fileUpload: { answered: [[file]], blank: [[]] },
  gapMatch: { answered: [{ g1: 't1' }], blank: [{}] },
  hotText: { answered: [['w3']], blank: [[]] },
  hotspot: { answered: [['h1']], blank: [[]] },
  labelPicture: { answered: [{ z1: 't1' }], blank: [{}] },
  pointOnPicture: { answered: [['10,20']], blank: [[]] },
  recording: { answered: [{ ...file, take: 1 }], blank: [] },
  slider: { answered: [0, -2.5], blank: [] },
  composite: {
    answered: [{ a: 'o1' }, { a: '', b: { s1: false } }, { a: 0 }, { a: [], b: [file] }],
    blank: [{}, { a: '', b: [], c: {}, d: { s1: [] } }],
  },
};

import { expect, test } from 'vitest';
import { readPasted } from './read-pasted.ts';

/** A fraction as Word 365 puts it on the clipboard: OMML in a comment, a picture for other readers. */
const WORD = `<p class=MsoNormal>Tính <!--[if gte msEquation 12]><m:oMath><m:f><m:fPr><m:ctrlPr><span
style='font-family:"Cambria Math",serif;mso-ascii-font-family:"Cambria Math"'></span></m:ctrlPr></m:fPr><m:num><i
style='mso-bidi-font-style:normal'><span style='font-family:"Cambria Math",serif'><m:r>x</m:r><m:r>+1</m:r></span></i></m:num><m:den><i><span><m:r>2</m:r></span></i></m:den></m:f></m:oMath><![endif]--><![if !msEquation]><span
style='font-size:12.0pt'><!--[if gte vml 1]><v:shape/><![endif]--><img width=20 height=30 src="file:///C:/temp/clip_image002.png"></span><![endif]> rồi <b>chọn</b> <u>đáp án</u>.</p>`;

test('a formula copied from Word is its LaTeX, without the picture that stands in for it', () => {
  const { content, lost } = readPasted(WORD);
  expect(lost).toEqual([]);
  expect(content).toEqual([
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Tính ' },
        { type: 'math', latex: '\\frac{x+1}{2}' },
        { type: 'text', text: ' rồi ' },
        { type: 'text', text: 'chọn', marks: ['bold'] },
        { type: 'text', text: ' ' },
        { type: 'text', text: 'đáp án', marks: ['underline'] },
        { type: 'text', text: '.' },
      ],
    },
  ]);
});

test('the same as a browser writes it once it has parsed it', () => {
  const parsed = WORD.replace('<![if !msEquation]>', '<!--[if !msEquation]-->').replace(
    /<!\[endif\]>/g,
    '<!--[endif]-->',
  );
  expect(parsed).not.toBe(WORD);
  expect(readPasted(parsed)).toEqual(readPasted(WORD));
});

test('two formulas in one comment, MathML and TeX are formulas too', () => {
  const omml = (inner: string) => `<!--[if gte msEquation 12]>${inner}<![endif]-->`;
  const two = '<m:oMathPara><m:oMath><m:r>a</m:r></m:oMath><m:oMath><m:r>b</m:r></m:oMath></m:oMathPara>';
  const { content } = readPasted(`${omml(two)}<math><msqrt><mi>x</mi></msqrt></math> và \\(y^2\\)`);
  const formulas = content.flatMap((block) =>
    block.type === 'paragraph' ? block.content.flatMap((part) => (part.type === 'math' ? [part.latex] : [])) : [],
  );
  expect(formulas).toEqual(['a', 'b', '\\sqrt{x}', 'y^2']);
});

test('a picture is shown only where the page has kept it; scripts and addresses go nowhere', () => {
  const sha = 'ab'.repeat(32);
  const { content, lost } = readPasted(
    `<p onclick="x()">ảnh <img src="kept:${sha}" alt="đồ thị" width="40"><img src="https://xa.vn/a.png"><script>alert(1)</script></p>`,
  );
  expect(JSON.stringify(content)).not.toMatch(/script|onclick|https/);
  expect(content).toEqual([
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'ảnh ' },
        { type: 'image', media: sha, alt: 'đồ thị', width: 40 },
      ],
    },
  ]);
  expect(lost.length).toBeGreaterThan(0);
});

test.each([
  '<!--[if gte msEquation 12]><m:oMath><m:f>',
  '<![if !msEquation]>',
  '<!--[if gte msEquation 12]><m:oMath><m:r></m:oMath><![endif]-->',
  '<'.repeat(5_000),
])('torn text is no fault: %#', (html) => expect(readPasted(html).content).toBeInstanceOf(Array));

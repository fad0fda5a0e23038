import fc from 'fast-check';
import { type Inline, plainText, RichText } from 'shared/questions/content.ts';
import { expect, test } from 'vitest';
import { parseHtml, richTextOfHtml, richTextOfTree } from './index.ts';

const MEDIA = 'a'.repeat(64);
const reading = {
  picture: (src: string) => (src === '@@PLUGINFILE@@/cây.png' ? MEDIA : null),
  sound: (src: string) => (src === 'a.mp3' ? MEDIA : null),
};
const read = (html: string) => richTextOfHtml(html, reading);
const line = (...content: Inline[]): RichText => [{ type: 'paragraph', content }];
const text = (words: string, ...marks: NonNullable<Extract<Inline, { type: 'text' }>['marks']>): Inline =>
  marks.length > 0 ? { type: 'text', text: words, marks } : { type: 'text', text: words };

const CASES: [name: string, html: string, content: RichText, lost: string[]][] = [
  ['words', 'Thủ  đô\n nước ta', plainText('Thủ đô nước ta'), []],
  ['paragraphs', '<p>một</p><div>hai</div>ba', [...plainText('một'), ...plainText('hai'), ...plainText('ba')], []],
  ['an open paragraph', '<p>một<p>hai', [...plainText('một'), ...plainText('hai')], []],
  [
    'marks',
    'H<sub>2</sub>O <b>rất <i>trong</i></b>',
    line(text('H'), text('2', 'subscript'), text('O '), text('rất ', 'bold'), text('trong', 'bold', 'italic')),
    [],
  ],
  ['styles', '<span style="font-weight: bold; color: red">đậm</span>', line(text('đậm', 'bold')), []],
  ['a break', 'một <br> hai', line(text('một'), { type: 'break' }, text('hai')), []],
  ['a list', '<ul><li>một</li><li><p>hai</p></li></ul>', [...plainText('• một'), ...plainText('• hai')], []],
  [
    'a numbered list',
    '<ol start="3"><li>một<ul><li>trong</li></ul></li><li>hai</li></ol>',
    [...plainText('3. một'), ...plainText('\u2003• trong'), ...plainText('4. hai')],
    [],
  ],
  [
    'a formula in TeX',
    'cho \\(x^2\\) và $$y$$',
    line(text('cho '), { type: 'math', latex: 'x^2' }, text(' và '), { type: 'math', latex: 'y' }),
    [],
  ],
  ['a display formula', '<p>\\[x^2\\]</p>', line({ type: 'math', latex: 'x^2', display: true }), []],
  ['money', 'giá $5 và $6', plainText('giá $5 và $6'), []],
  ['MathML', '<math><mfrac><mi>x</mi><mn>2</mn></mfrac></math>', line({ type: 'math', latex: '\\frac{x}{2}' }), []],
  [
    'a picture',
    '<img src="@@PLUGINFILE@@/cây.png" alt="cây" width="40" height="50%">',
    line({ type: 'image', media: MEDIA, alt: 'cây', width: 40 }),
    [],
  ],
  [
    'a picture that is not there',
    '<img src="http://x.vn/a.png" alt="cây">',
    line(text('[cây]')),
    ['img http://x.vn/a.png'],
  ],
  ['what does something', '<script>alert(1)</script><iframe src="x"></iframe>a', plainText('a'), ['script', 'iframe']],
  ['an unknown element', '<blink>a</blink>', plainText('a'), ['blink']],
  ['a link', '<a href="http://x.vn">a</a>', plainText('a'), ['link http://x.vn']],
  [
    'centred',
    '<p style="text-align:center">a</p>b',
    [{ type: 'paragraph', content: [text('a')], align: 'center' }, ...plainText('b')],
    [],
  ],
  ['an entity', 'a &lt; b &amp;&nbsp;c', plainText('a < b &\u00a0c'), []],
  [
    'program text',
    '<pre><code class="language-python">if x &lt; 1:\n  y = "$$"\n</code></pre>',
    [{ type: 'code', text: 'if x < 1:\n  y = "$$"', language: 'python' }],
    [],
  ],
  [
    'verbatim',
    '<pre>a\n  <b>b</b></pre>',
    line(text('a'), { type: 'break' }, text('\u00a0\u00a0'), text('b', 'bold')),
    [],
  ],
  ['a sound', '<audio controls><source src="a.mp3"></audio>', [{ type: 'audio', media: MEDIA }], []],
  [
    'a link to a sound',
    '<a href="a.mp3">Nghe</a>',
    [...plainText('Nghe'), { type: 'audio', media: MEDIA, title: 'Nghe' }],
    [],
  ],
  ['a sound that is not there', '<audio src="b.mp3"></audio>', [], ['audio b.mp3']],
  ['a comment', 'a<!-- ẩn -->b', plainText('ab'), []],
  ['nothing', ' <p> </p> ', [], []],
];

test.each(CASES)('%s', (_name, html, content, lost) => {
  expect(read(html)).toEqual({ content, lost });
});

test('a table keeps its cells, headers and spans', () => {
  const { content } = read(
    '<table><caption>Bảng</caption><tr><th colspan="2">a</th></tr><tr><td>b</td><td><p>c</p>d</td></tr></table>',
  );
  expect(content[0]).toEqual({ type: 'paragraph', content: [text('Bảng', 'italic')] });
  expect(content[1]).toMatchObject({
    type: 'table',
    rows: [
      [{ header: true, columns: 2 }],
      [{ content: plainText('b') }, { content: [...plainText('c'), ...plainText('d')] }],
    ],
  });
});

test('an object is a picture with its words, or its words alone', () => {
  expect(read('<object data="@@PLUGINFILE@@/cây.png" type="image/png" width="9">cây đa</object>').content).toEqual(
    line({ type: 'image', media: MEDIA, alt: 'cây đa', width: 9 }),
  );
  expect(read('<object data="a.mp4" type="video/mp4">phim</object>')).toEqual({
    content: plainText('phim'),
    lost: ['object a.mp4'],
  });
});

test('a reader of a format puts its own inlines for its own elements', () => {
  const inline = ({ name, attributes }: { name: string; attributes: Readonly<Record<string, string>> }) =>
    name === 'gap' ? [text(`[${attributes.id}]`)] : null;
  expect(richTextOfTree(parseHtml('<p>a <gap id="g"></gap> b</p>'), { ...reading, inline }).content).toEqual(
    line(text('a '), text('[g] b')),
  );
});

test('a tree deeper than any page is read to its last word', () => {
  expect(JSON.stringify(read(`${'<div>'.repeat(5_000)}đáy`).content)).toContain('đáy');
});

const piece = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '<p>',
    '</p>',
    '<table>',
    '<tr>',
    '<td>',
    '</table>',
    '<b>',
    '</i>',
    '<li>',
    '<ol>',
    '<math>',
    '<msup>',
    '<mi>x</mi>',
    '</math>',
    '\\(',
    '\\)',
    '$$',
    '<br>',
    '<img src=x>',
    '&lt;',
    '<pre>',
    '\ud800',
  ),
);
test('whatever the page is, what comes out is rich text', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      expect(RichText.safeParse(read(pieces.join('')).content).success).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('words that hold no markup come back as they were', () => {
  const word = fc.stringMatching(/^[a-zA-Zàáảãạăâđêôơư0-9]{1,8}$/u);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
      expect(read(`<p>${words.join(' ')}</p>`).content).toEqual(plainText(words.join(' ')));
    }),
  );
});

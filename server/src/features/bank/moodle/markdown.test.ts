import { expect, test } from 'vitest';
import { markdownToHtml } from './markdown.ts';

test.each([
  ['Ai trong **mộ Grant**?', '<p>Ai trong <strong>mộ Grant</strong>?</p>'],
  ['một _hai_ *ba* snake_case_name', '<p>một <em>hai</em> <em>ba</em> snake_case_name</p>'],
  ['a\n\nb', '<p>a</p>\n<p>b</p>'],
  ['# Đề', '<h1>Đề</h1>'],
  ['- một\n- hai', '<ul><li>một</li><li>hai</li></ul>'],
  ['1. một\n2. hai', '<ol><li>một</li><li>hai</li></ol>'],
  ['`a<b`', '<p><code>a&lt;b</code></p>'],
  ['```\nx = *y*\n```', '<pre>x = *y*</pre>'],
  ['\\(a_1 * b_2 * c\\)', '<p>\\(a_1 * b_2 * c\\)</p>'],
  ['\\*không\\*', '<p>*không*</p>'],
  ['![cây](a.png)', '<p><img src="a.png" alt="cây"></p>'],
  ['[trang](http://x.vn)', '<p><a href="http://x.vn">trang</a></p>'],
  ['một  \nhai', '<p>một<br>hai</p>'],
  ['<b>đậm</b>', '<p><b>đậm</b></p>'],
  ['2 * 3 * 4', '<p>2 * 3 * 4</p>'],
])('%j', (markdown, html) => {
  expect(markdownToHtml(markdown)).toBe(html);
});

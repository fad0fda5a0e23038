import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Watermark } from './Watermark.tsx';

const drawn = (number: string) => decodeURIComponent(renderToStaticMarkup(<Watermark number={number} />));

test('the number of the candidate lies across the paper, out of reach of pointers and screen readers', () => {
  const markup = renderToStaticMarkup(<Watermark number="000123" />);
  expect(decodeURIComponent(markup)).toContain('>000123</text>');
  expect(markup).toContain('aria-hidden="true"');
});

test('a number cannot put anything but itself into the picture', () => {
  const markup = drawn('12"</text><script>x');
  expect(markup).toContain('>12textscriptx</text>');
  expect(markup).not.toContain('<script');
});

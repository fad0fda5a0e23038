import { expect, test } from 'vitest';
import { needsReading, picturesInRtf } from './paste.ts';

const hex = (byte: string) => byte.repeat(80);

test('the pictures of an RTF text are taken once each, in order', async () => {
  const rtf = `{\\rtf1 {\\*\\shppict{\\pict{\\*\\picprop{\\sp}}\\picw10\\pngblip\n${hex('89')}}}{\\nonshppict{\\pict\\wmetafile8 ${hex('01')}}}
    chữ {\\*\\shppict{\\pict\\picw3\\jpegblip\r\n${hex('ff')}}}}`;
  const pictures = picturesInRtf(rtf);
  expect(pictures.map(({ type, size }) => [type, size])).toEqual([
    ['image/png', 80],
    ['image/jpeg', 80],
  ]);
  expect(new Uint8Array(await (pictures[1] as Blob).arrayBuffer())[0]).toBe(0xff);
  expect(picturesInRtf('no picture {\\pict')).toEqual([]);
});

test.each([
  ['<p>plain words</p>', false],
  ['<p data-pm-slice="1 1 []"><img data-media="x"></p>', false],
  ['<p class=MsoNormal>from Word</p>', true],
  ['<math><mi>x</mi></math>', true],
  ['<!--[if gte msEquation 12]><m:oMath></m:oMath><![endif]-->', true],
])('%s needs the server: %s', (html, needs) => expect(needsReading(html)).toBe(needs));

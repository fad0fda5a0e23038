import { strToU8 } from 'fflate';
import type { ExportMedia } from '../exports/exporter.ts';
import { packed, stored } from '../exports/pack.ts';
import { OWN_STYLES, type OwnStyle } from '../word/ooxml/content.ts';
import { escaped, textRun } from './rich-text-xml.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org';
const NAMESPACES = [
  ['w', 'wordprocessingml/2006/main'],
  ['m', 'officeDocument/2006/math'],
  ['r', 'officeDocument/2006/relationships'],
  ['wp', 'drawingml/2006/wordprocessingDrawing'],
  ['a', 'drawingml/2006/main'],
  ['pic', 'drawingml/2006/picture'],
]
  .map(([prefix, path]) => `xmlns:${prefix}="${OFFICE}/${path}"`)
  .join(' ');
/** A4 with the margins of printed papers: 1 cm above and below, 2 cm left, 1 cm right, in twentieths of a point. */
const PAGE =
  '<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="567" w:right="567" w:bottom="567" w:left="1134" w:header="284" w:footer="284" w:gutter="0"/></w:sectPr>';

const ENDINGS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/gif': 'gif',
  'image/bmp': 'bmp',
  'image/webp': 'webp',
};

/** A .docx of a body, with the pictures that it shows. */
export function packDocx(
  body: string,
  pictures: readonly { readonly relation: string; readonly media: ExportMedia }[],
  title: string,
): Promise<Uint8Array> {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const relations = (inner: string) =>
    strToU8(`${HEAD}<Relationships xmlns="${OFFICE}/package/2006/relationships">${inner}</Relationships>`);
  const names = pictures.map(({ media }, at) => `media/image${at + 1}.${ENDINGS[media.mime] ?? 'bin'}`);
  const links = pictures.map((picture, at) => relation(picture.relation, 'image', names[at] ?? ''));
  const own = [relation('rIdStyles', 'styles', 'styles.xml'), relation('rIdFooter', 'footer', 'footer1.xml')];
  const document = `${HEAD}<w:document ${NAMESPACES}><w:body>${body}${PAGE}</w:body></w:document>`;
  return packed({
    mtime: new Date('2020-01-01T00:00:00Z'),
    parts: {
      '[Content_Types].xml': strToU8(contentTypes()),
      '_rels/.rels': relations(
        relation('rId1', 'officeDocument', 'word/document.xml') +
          `<Relationship Id="rId2" Type="${OFFICE}/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>`,
      ),
      'docProps/core.xml': strToU8(
        `${HEAD}<cp:coreProperties xmlns:cp="${OFFICE}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title></cp:coreProperties>`,
      ),
      'word/document.xml': strToU8(document),
      'word/styles.xml': strToU8(STYLES),
      'word/footer1.xml': strToU8(FOOTER),
      'word/_rels/document.xml.rels': relations([...own, ...links].join('')),
      ...Object.fromEntries(pictures.map(({ media }, at) => [`word/${names[at]}`, stored(media.bytes)])),
    },
  });
}

function contentTypes(): string {
  const defaults = Object.entries({ ...ENDINGS, 'application/octet-stream': 'bin' })
    .map(([mime, ending]) => `<Default Extension="${ending}" ContentType="${mime}"/>`)
    .join('');
  const part = (name: string, type: string) =>
    `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-${type}+xml"/>`;
  const main = 'officedocument.wordprocessingml';
  return `${HEAD}<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${defaults}${part('word/document.xml', `${main}.document.main`)}${part('word/styles.xml', `${main}.styles`)}${part('word/footer1.xml', `${main}.footer`)}${part('docProps/core.xml', 'package.core-properties')}</Types>`;
}

const FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>';
const LOOKS = {
  quoted: '',
  shared: '<w:pPr><w:keepNext/><w:spacing w:before="120"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr>',
  sharedTitle: '<w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr>',
} satisfies Record<OwnStyle, string>;
const ownStyles = () =>
  Object.entries(OWN_STYLES)
    .map(
      ([own, { id, name }]) =>
        `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${LOOKS[own as OwnStyle]}</w:style>`,
    )
    .join('');
const STYLES = `${HEAD}<w:styles ${NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>${FONT}<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="20" w:after="20" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>${ownStyles()}</w:styles>`;
const field = (code: string) => `<w:fldSimple w:instr="${code}">${textRun('1', [])}</w:fldSimple>`;
const FOOTER = `${HEAD}<w:ftr ${NAMESPACES}><w:p><w:pPr><w:jc w:val="right"/></w:pPr>${textRun('Trang ', [])}${field('PAGE')}${textRun('/', [])}${field('NUMPAGES')}</w:p></w:ftr>`;

import { strToU8, zipSync } from 'fflate';

/** Small Word files for tests, written as Word writes them. */
const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
].join(' ');

export const run = (text: string, looks = '') =>
  `<w:r>${looks === '' ? '' : `<w:rPr>${looks}</w:rPr>`}${text
    .split(/([\t\n])/)
    .map((part) => (part === '\t' ? '<w:tab/>' : part === '\n' ? '<w:br/>' : `<w:t xml:space="preserve">${part}</w:t>`))
    .join('')}</w:r>`;
export const U = '<w:u w:val="single"/>';
export const B = '<w:b/>';
export const RED = '<w:color w:val="FF0000"/>';
export const p = (inner: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${inner}</w:p>`;
/** Paragraphs of plain words. */
export const lines = (...texts: string[]) => texts.map((text) => p(run(text.replace(/</g, '&lt;')))).join('');
export const table = (...rows: string[][]) =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${cell.startsWith('<w:p>') ? cell : p(run(cell))}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

export function docx(body: string, parts: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  const document = `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`;
  return zipSync(
    Object.fromEntries(
      Object.entries({ 'word/document.xml': document, ...parts }).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  );
}

export const numbering = (...formats: [pattern: string, kind: string][]) =>
  `<w:numbering ${NAMESPACES}>${formats
    .map(
      ([pattern, kind], at) =>
        `<w:abstractNum w:abstractNumId="${at}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${kind}"/><w:lvlText w:val="${pattern}"/></w:lvl></w:abstractNum>`,
    )
    .join('')}${formats
    .map((_, at) => `<w:num w:numId="${at + 1}"><w:abstractNumId w:val="${at}"/></w:num>`)
    .join('')}</w:numbering>`;
export const numbered = (list: number) => `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`;
export const NUMBERING_RELATION = {
  'word/_rels/document.xml.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="n" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>',
};

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A Word file with lists ("abstractNum|num" each), character styles by name, and one picture and one OLE object that any run may use. */
export function packed(
  body: string,
  lists: readonly string[],
  looks: Readonly<Record<string, string>>,
  ole: Uint8Array = new Uint8Array([1]),
): Uint8Array {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`;
  const halves = lists.map((list) => list.split('|'));
  return docx(body, {
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('n', 'numbering', 'numbering.xml')}${relation('s', 'styles', 'styles.xml')}${relation('rIdPicture', 'image', 'media/image1.png')}${relation('rIdOle', 'oleObject', 'embeddings/oleObject1.bin')}</Relationships>`,
    'word/numbering.xml': `<w:numbering ${NAMESPACES}>${halves.map(([definition]) => definition).join('')}${halves.map(([, list]) => list).join('')}</w:numbering>`,
    'word/styles.xml': `<w:styles ${NAMESPACES}>${Object.entries(looks)
      .map(([name, look]) => `<w:style w:type="character" w:styleId="${name}"><w:rPr>${look}</w:rPr></w:style>`)
      .join('')}</w:styles>`,
    'word/media/image1.png': PNG,
    'word/embeddings/oleObject1.bin': ole,
  });
}

/** One grey pixel. */
const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='),
  (sign) => sign.charCodeAt(0),
);

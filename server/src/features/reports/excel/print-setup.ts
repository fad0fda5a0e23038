import type { Blob } from 'node:buffer';
import type { Stream } from 'node:stream';
import type { Feature } from 'write-excel-file/node';

/** How a sheet is printed: on A4, landscape, the head row on every page, pages numbered. */
export interface Printed {
  readonly name: string;
  /** Of all columns together, in characters. */
  readonly width: number;
  /** Columns that stand on every page where the sheet is wider than one. */
  readonly keyColumns: number;
}

/** Characters on a line of A4 in landscape at some 60 %: between six and seven points, as small as is read. */
const MOST_ON_A_PAGE = 250;

/** Characters of all three parts together, codes included: Excel mends a file that has more. */
const MOST_IN_FOOTER = 255;

/** Print settings as Excel keeps them (ECMA-376 part 1, 18.3.1.63 page setup, 18.2.5 names); `title` stands in the footer. */
export function printSetup(sheets: readonly Printed[], title: string): Feature<Stream | Buffer | Blob> {
  const names = sheets.map(({ name, keyColumns }, at) => {
    const sheet = `'${name.replaceAll("'", "''")}'`;
    const columns = keyColumns > 0 ? `${sheet}!$A:$${String.fromCharCode(64 + keyColumns)},` : '';
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${escaped(`${columns}${sheet}!$1:$1`)}</definedName>`;
  });
  return {
    files: {
      transform: {
        'xl/workbook.xml': {
          transform: (xml) =>
            xml
              .replace(/<definedNames\s*\/>|<definedNames>.*?<\/definedNames>/s, '')
              // By a function: "$&" in a name is no pattern.
              .replace('</sheets>', () => `</sheets><definedNames>${names.join('')}</definedNames>`),
        },
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, { sheet }) => {
            const printed = sheets.find(({ name }) => name === sheet);
            return printed ? withPages(xml, printed, title) : xml;
          },
        },
      },
    },
  };
}

function withPages(xml: string, { name, width }: Printed, title: string): string {
  const wide = Math.ceil(width / MOST_ON_A_PAGE);
  const [left, right] = [` · ${inFooter(name)}`, '&RTrang &P/&N'];
  const begin = cut(title, MOST_IN_FOOTER - '&L'.length - left.length - right.length);
  const pages =
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="9" orientation="landscape" fitToWidth="${wide}" fitToHeight="0"/>` +
    `<headerFooter><oddFooter>${escaped(`&L${begin}${left}${right}`)}</oddFooter></headerFooter>`;
  return xml
    .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    .replace('</worksheet>', () => `${pages}</worksheet>`);
}

/** "&" begins a field in a footer: two of them are the sign itself. */
const inFooter = (text: string) => text.replaceAll('&', '&&');

/** As much of a text as a footer has room for. */
function cut(text: string, room: number): string {
  if (inFooter(text).length <= room) return inFooter(text);
  let kept = '';
  for (const sign of text) {
    const next = kept + inFooter(sign);
    if (next.length >= room) break;
    kept = next;
  }
  return `${kept}…`;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

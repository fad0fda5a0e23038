/** Just enough of Word's formula language to write the demo paper: each function gives one OMML element. */
export const M = (inner: string) => `<m:oMath>${inner}</m:oMath>`;
export const r = (text: string) =>
  `<m:r><w:rPr><w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/></w:rPr><m:t xml:space="preserve">${text.replace(/</g, '&lt;')}</m:t></m:r>`;
const upright = (text: string) => `<m:r><m:rPr><m:sty m:val="p"/></m:rPr><m:t>${text}</m:t></m:r>`;
const e = (inner: string) => `<m:e>${inner}</m:e>`;

export const frac = (over: string, under: string) => `<m:f><m:num>${over}</m:num><m:den>${under}</m:den></m:f>`;
export const sup = (base: string, index: string) => `<m:sSup>${e(base)}<m:sup>${index}</m:sup></m:sSup>`;
export const sub = (base: string, index: string) => `<m:sSub>${e(base)}<m:sub>${index}</m:sub></m:sSub>`;
export const sqrt = (inner: string) => `<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/>${e(inner)}</m:rad>`;
export const vec = (inner: string) => `<m:acc><m:accPr><m:chr m:val="&#x20D7;"/></m:accPr>${e(inner)}</m:acc>`;
export const integral = (from: string, to: string, inner: string) =>
  `<m:nary><m:naryPr><m:chr m:val="∫"/><m:limLoc m:val="subSup"/></m:naryPr><m:sub>${from}</m:sub><m:sup>${to}</m:sup>${e(inner)}</m:nary>`;
export const func = (name: string, inner: string, index?: string) =>
  `<m:func><m:fName>${index === undefined ? upright(name) : sub(upright(name), index)}</m:fName>${e(inner)}</m:func>`;
/** Between brackets of any sort: `fence('(', ')', a, b)` is (a;b). */
export const fence = (open: string, close: string, ...parts: string[]) =>
  `<m:d><m:dPr><m:begChr m:val="${open}"/><m:endChr m:val="${close}"/><m:sepChr m:val=";"/></m:dPr>${parts.map(e).join('')}</m:d>`;
export const system = (...rows: string[]) => fence('{', '', `<m:eqArr>${rows.map(e).join('')}</m:eqArr>`);
/** f(x) */
export const of = (name: string, inner = 'x') => r(name) + fence('(', ')', r(inner));
export const point = (...parts: string[]) => fence('(', ')', ...parts.map(r));

export const interval = (open: string, from: string, to: string, close: string) =>
  M(fence(open, close, r(from), r(to)));
export const oxyz = M(r('Oxyz'));

export { mathmlToLatex } from './mathml.ts';
export { richTextOfHtml, richTextOfTree } from './rich-text.ts';
export { parseHtml } from './tree.ts';

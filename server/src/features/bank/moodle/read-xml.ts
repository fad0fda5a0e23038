import { childOf, childrenOf, parseXml, textOf, type XmlElement } from '../formats/xml.ts';
import { bareQuestion, type MoodleQuestion, type MoodleText } from './question.ts';
import { bodyOf } from './read-body.ts';
import { bytesOf, numberIn, optionalText, saidIn, textIn } from './xml-parts.ts';

/** The questions of a Moodle XML file in their order. */
export function readMoodleXml(bytes: Uint8Array): MoodleQuestion[] {
  const quiz = parseXml(withoutControls(bytes), (_uri, _prefix, local) => local);
  const questions: MoodleQuestion[] = [];
  let category: string | null = null;
  for (const element of childrenOf(quiz)) {
    if (element.name !== 'question') continue;
    if (element.attributes.type === 'category') category = saidIn(element, 'category') || null;
    else questions.push(questionOf(element, category));
  }
  return questions;
}

/** Signs that XML does not allow, which Moodle lets through: left out, so that the rest is read. Tab and line ends stay. */
function withoutControls(bytes: Uint8Array): Uint8Array {
  const isControl = (byte: number) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d;
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return !isWide && bytes.some(isControl) ? bytes.filter((byte) => !isControl(byte)) : bytes;
}

function questionOf(element: XmlElement, category: string | null): MoodleQuestion {
  const texts = (name: string) =>
    childrenOf(element)
      .filter((child) => child.name === name)
      .map((child) => textIn(child));
  return {
    ...bareQuestion,
    name: saidIn(element, 'name'),
    text: withOldPicture(textIn(childOf(element, 'questiontext')), element),
    body: bodyOf(element),
    category,
    generalFeedback: optionalText(element, 'generalfeedback'),
    combinedFeedback: ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback'].map((name) =>
      optionalText(element, name),
    ),
    hints: texts('hint').filter((hint) => hint.text.trim() !== ''),
    points: numberIn(element, 'defaultgrade'),
    tags: childrenOf(childOf(element, 'tags')).map((tag) => textOf(childOf(tag, 'text') ?? tag).trim()),
    idNumber: saidIn(element, 'idnumber') || null,
  };
}

/** Until Moodle 2 a question had one picture beside its text, shown below it. */
function withOldPicture(text: MoodleText, element: XmlElement): MoodleText {
  const name = saidIn(element, 'image');
  const data = childOf(element, 'image_base64');
  if (name === '' || !data) return text;
  const file = name.split('/').at(-1) ?? name;
  const shown = `<img src="@@PLUGINFILE@@/${encodeURIComponent(file)}" alt="">`;
  return {
    ...text,
    text: `${text.text}<p>${shown}</p>`,
    files: new Map([...(text.files ?? []), [file.normalize('NFC'), bytesOf(data)]]),
  };
}

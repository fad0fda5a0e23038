import type { QuestionExporter } from '../../exports/exporter.ts';
import { writeMoodleXml } from './write-xml.ts';

export const moodleXmlExporter: QuestionExporter = {
  name: 'moodle-xml',
  ending: 'xml',
  mime: 'application/xml',
  async write(questions, find, written) {
    const { xml, outcomes } = await writeMoodleXml(questions, find, written);
    return { bytes: new TextEncoder().encode(xml), outcomes };
  },
};

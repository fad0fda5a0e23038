import type { QuestionExporter } from '../../exports/exporter.ts';
import { writeMoodleXml } from './write-xml.ts';

export const moodleXmlExporter: QuestionExporter = {
  name: 'moodle-xml',
  ending: 'xml',
  mime: 'application/xml',
  write(questions, find) {
    const { xml, outcomes } = writeMoodleXml(questions, find);
    return { bytes: new TextEncoder().encode(xml), outcomes };
  },
};

import type { RichText } from 'shared/questions/content.ts';
import { spokenWords } from 'shared/questions/spoken-math.ts';
import { language } from '../i18n/language.ts';

/** A text as it is read aloud and as buttons are named, its formulas in words, in the language on screen. */
export const spokenOf = (content: RichText): string => spokenWords(content, language());

import type { SurveyState } from 'shared/contracts/surveys.ts';
import type { Tone } from '../../ui/Pill.tsx';

/** How a survey's state looks. */
export const STATE_TONES: Readonly<Record<SurveyState, Tone>> = { draft: 'attention', open: 'good', closed: 'plain' };

import { detectNoFace } from '../no-face/detect.ts';
import type { Observation } from '../observation.ts';
import { detectPhoneSeen } from '../phone-seen/detect.ts';
import { detectSeveralFaces } from '../several-faces/detect.ts';
import type { Difference } from './recheck-differs.ts';

/** What the page saw in the very same picture; null where it could not look. */
export interface PageSaw {
  readonly faces: number | null;
  readonly phone: boolean | null;
}

/** The differences that count between the page's look and the service's. An unknown on either side is no difference. */
export function differences(page: PageSaw, service: Observation): Difference[] {
  const found: Difference[] = [];
  const nobody = detectNoFace.look(service)?.says;
  const several = detectSeveralFaces.look(service)?.says;
  const phone = detectPhoneSeen.look(service)?.says;
  if (page.faces === 0 && service.faces.some((face) => face.score >= SURE)) found.push('pageSaidNobody');
  if (page.faces !== null && page.faces > 0 && nobody === 'yes') found.push('pageMissedAbsence');
  if (page.faces !== null && page.faces < 2 && several === 'yes') found.push('pageMissedFaces');
  if (page.phone === false && phone === 'yes') found.push('pageMissedPhone');
  return found;
}

const SURE = 0.7;

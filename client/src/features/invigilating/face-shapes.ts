import {
  IconCheck,
  IconCircleDashed,
  IconClockOff,
  IconHourglass,
  IconPencil,
  IconPlayerPause,
  IconWifiOff,
} from '@tabler/icons-react';
import type { Face } from './counts.ts';

/** Each state has a shape of its own, beside its word and colour. */
export const FACE_SHAPES: Readonly<Record<Face, typeof IconCheck>> = {
  absent: IconCircleDashed,
  lobby: IconHourglass,
  writing: IconPencil,
  offline: IconWifiOff,
  paused: IconPlayerPause,
  handedIn: IconCheck,
  timeOver: IconClockOff,
};

import type { KindName } from 'shared/questions/registry.ts';

/**
 * The players that come in files of their own, by kind; the three kinds of the national exams are in the first file, and
 * a question of several parts names its own. Apart
 * from all else that is known of a kind, so that a page can send for a file before it can draw.
 */
export const playerFiles = {
  associate: async () => (await import('./associate/Player.tsx')).AssociatePlayer,
  cloze: async () => (await import('./cloze/Player.tsx')).ClozePlayer,
  drawing: async () => (await import('./drawing/Player.tsx')).DrawingPlayer,
  essay: async () => (await import('./essay/Player.tsx')).EssayPlayer,
  fileUpload: async () => (await import('./file-upload/Player.tsx')).FileUploadPlayer,
  gapMatch: async () => (await import('./gap-match/Player.tsx')).GapMatchPlayer,
  hotText: async () => (await import('./hot-text/Player.tsx')).HotTextPlayer,
  hotspot: async () => (await import('./hotspot/Player.tsx')).HotspotPlayer,
  labelPicture: async () => (await import('./label-picture/Player.tsx')).LabelPicturePlayer,
  matching: async () => (await import('./matching/Player.tsx')).MatchingPlayer,
  matrix: async () => (await import('./matrix/Player.tsx')).MatrixPlayer,
  multipleChoice: async () => (await import('./multiple-choice/Player.tsx')).MultipleChoicePlayer,
  ordering: async () => (await import('./ordering/Player.tsx')).OrderingPlayer,
  pointOnPicture: async () => (await import('./point-on-picture/Player.tsx')).PointOnPicturePlayer,
  recording: async () => (await import('./recording/Player.tsx')).RecordingPlayer,
  shortText: async () => (await import('./short-text/Player.tsx')).ShortTextPlayer,
  slider: async () => (await import('./slider/Player.tsx')).SliderPlayer,
} satisfies Partial<Record<KindName, () => Promise<unknown>>>;

/** Sends for the players of these kinds. Never fails: what does not come now is asked for again where it is needed. */
export function sendFor(kinds: ReadonlySet<string>): void {
  for (const [kind, load] of Object.entries(playerFiles)) if (kinds.has(kind)) void load().catch(() => undefined);
}

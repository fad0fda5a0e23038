import { z } from 'zod';

/** What a bundle's manifest begins with; a change of what verification reads is a new number. */
export const BUNDLE_FORMAT = 'khaothi-evidence-1';

/** The files that every bundle has, by what they hold. */
export const BUNDLE_FILES = {
  manifest: 'manifest.json',
  signature: 'manifest.sig',
  attempt: 'attempt.json',
  pages: 'pages.json',
  batches: 'batches.json',
  signals: 'signals.json',
  pictures: 'pictures.json',
  decisions: 'decisions.json',
  audit: 'audit.json',
} as const;

export const pictureFile = (id: string): string => `pictures/${id}.jpg`;

export const Manifest = z.object({
  format: z.literal(BUNDLE_FORMAT),
  attempt: z.string(),
  exportedAt: z.string(),
  exportedBy: z.string(),
  /** Every file but the manifest and its signature, in the order of their names. */
  files: z.array(z.object({ path: z.string(), bytes: z.number().int(), sha256: z.string() })),
  /** Where the chain of each page stood. */
  heads: z.array(z.object({ source: z.string(), number: z.number().int(), hash: z.string() })),
  /** Ed25519 of the platform, SPKI as PEM. */
  publicKey: z.string(),
});
export type Manifest = z.infer<typeof Manifest>;

/** What the platform's signature of a manifest stands over. */
export function manifestText(manifest: string, hash: (text: string) => string): string {
  return `${BUNDLE_FORMAT}\n${hash(manifest)}`;
}

export const BundlePages = z.array(z.object({ source: z.string(), key: z.string().nullable(), openedAt: z.number() }));

const Standing = z.enum(['right', 'wrong', 'none']);

export const BundleBatches = z.array(
  z.object({
    source: z.string(),
    number: z.number().int(),
    previous: z.string(),
    hash: z.string(),
    nonce: z.string(),
    at: z.number(),
    elapsed: z.number(),
    wall: z.number(),
    /** The page's own signature. */
    seal: z.string().nullable(),
    /** Null where the candidate's level did not allow what it told; then its hash stands for it. */
    body: z.string().nullable(),
    bodyHash: z.string().nullable(),
    receivedAt: z.number(),
    /** Absent in bundles from before the server held anything back. */
    heldBackFrom: z.number().nullable().default(null),
    heldBackUntil: z.number().nullable().default(null),
    /** What the server found when it came. */
    signature: Standing,
    isNonceRight: z.boolean(),
  }),
);

export const BundleSignals = z.array(
  z.object({
    source: z.string(),
    seq: z.number().int(),
    kind: z.string(),
    startedAt: z.number(),
    endedAt: z.number().nullable(),
    /** What the page said, where its clock was wrong. */
    told: z.object({ startedAt: z.number(), endedAt: z.number().nullable() }).nullable(),
    payload: z.record(z.string(), z.unknown()),
    receivedAt: z.number(),
  }),
);
export type BundleSignal = z.infer<typeof BundleSignals>[number];

export const BundlePictures = z.array(
  z.object({
    id: z.string(),
    source: z.string(),
    seq: z.number().int(),
    sha256: z.string(),
    takenAt: z.number(),
    reason: z.string(),
    /** kept: its file is in the bundle; the others say why it is not. notReceived: committed by the page, and never come. */
    state: z.enum(['kept', 'erased', 'missing', 'altered', 'storageDown', 'notReceived']),
  }),
);

/** Of the decisions what is checked against the audit chain: how they were closed, and when an accepted appeal lifted them. */
export const BundleDecisions = z.array(
  z.looseObject({
    id: z.string(),
    closedAt: z.string().nullish(),
    decision: z.string().nullish(),
    ground: z.string().nullish(),
    reason: z.string().nullish(),
    liftedAt: z.string().nullish(),
    opinions: z.array(z.looseObject({ reviewerId: z.string(), decision: z.string() })).nullish(),
  }),
);

export const BundleAudit = z.array(
  z.object({
    seq: z.number().int(),
    at: z.string(),
    actor: z.string(),
    act: z.string(),
    subjectKind: z.string(),
    subjectId: z.string(),
    details: z.record(z.string(), z.unknown()),
    /** Hash of the entry before it in the chain of the whole installation. */
    previous: z.string(),
    hash: z.string(),
  }),
);

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { canonical, type Json } from '../attempt/canonical.ts';
import { hashText } from '../attempt/chain.ts';
import { pageGenesis, sealText } from './batch-chain.ts';
import {
  BUNDLE_FILES,
  BundleAudit,
  BundleBatches,
  BundleDecisions,
  BundlePages,
  BundlePictures,
  type BundleSignal,
  BundleSignals,
  Manifest,
  manifestText,
  pictureFile,
} from './bundle.ts';
import { unpackBundle } from './bundle-zip.ts';
import { classifyGaps, type Gap } from './classify-gaps.ts';
import { isPageSignature } from './page-signature.ts';
import { fingerprint, isPlatformSignature } from './platform-signature.ts';

/** What does not hold, and where. */
export interface BundleFault {
  readonly file: string;
  readonly what:
    | 'container'
    | 'unreadable'
    | 'missing'
    | 'added'
    | 'altered'
    | 'notSigned'
    | 'foreignKey'
    | 'batch'
    | 'head'
    | 'gap'
    | 'signal'
    | 'picture'
    | 'decision'
    | 'audit';
  /** The row it is about: a batch, a signal, a picture, a decision, an entry; null for a whole file. */
  readonly where: string | null;
}

export interface BundleVerification {
  readonly attempt: string;
  readonly exportedAt: string;
  readonly exportedBy: string;
  /** Of the platform's key inside the bundle: to be compared with the one known from elsewhere. */
  readonly fingerprint: string;
  readonly counts: {
    readonly files: number;
    readonly batches: number;
    readonly signed: number;
    readonly signals: number;
    /** Signals of pages that sign nothing, of batches whose words were not kept, and those the server itself noticed. */
    readonly unsealed: number;
    /** Pictures that came. */
    readonly pictures: number;
    /** Of these, what was erased or is missing: their hashes stand. */
    readonly withoutPicture: number;
    /** Pictures whose hash a page committed and that never came. */
    readonly notReceived: number;
    readonly audit: number;
  };
  /**
   * What the chain itself says; a "tamper" among them that the server noted when it came was evidence before the export and is
   * no fault of the bundle.
   */
  readonly gaps: readonly Gap[];
  readonly faults: readonly BundleFault[];
}

/**
 * Verifies an evidence bundle without any server: the zip, every file's hash, the platform's signature, and, what not even
 * the platform can make up, the pages' own signatures over their chains of batches, the signals that stand in them and the
 * pictures whose hashes they committed. `publicKey` (PEM) is the platform's key as known from elsewhere; without it the key
 * inside is believed, which proves that the bundle is of one piece but not whose it is.
 * @returns null for what is no bundle at all
 */
export function verifyBundle(bytes: Uint8Array, publicKey: string | null): BundleVerification | null {
  const unpacked = unpackBundle(bytes);
  const manifestBytes = unpacked?.files.get(BUNDLE_FILES.manifest);
  const manifest = manifestBytes && read(Manifest, manifestBytes);
  if (!unpacked || !manifestBytes || !manifest) return null;
  const { files } = unpacked;
  const faults: BundleFault[] = [];
  const blame = (file: string, what: BundleFault['what'], where: string | null = null) =>
    void faults.push({ file, what, where });

  if (!unpacked.isAsPacked) blame('(zip)', 'container');
  checkManifest(manifest, manifestBytes, files, publicKey, blame);

  const part = <Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> | null => {
    const found = files.get(path);
    const value = found ? read(schema, found) : null;
    if (found && value === null) blame(path, 'unreadable');
    return value;
  };
  const pages = part(BUNDLE_FILES.pages, BundlePages) ?? [];
  const batches = part(BUNDLE_FILES.batches, BundleBatches) ?? [];
  const signals = part(BUNDLE_FILES.signals, BundleSignals) ?? [];
  const pictures = part(BUNDLE_FILES.pictures, BundlePictures) ?? [];
  const decisions = part(BUNDLE_FILES.decisions, BundleDecisions) ?? [];
  const audit = part(BUNDLE_FILES.audit, BundleAudit) ?? [];
  const { attempt } = manifest;

  checkBatches(attempt, { pages, batches, heads: manifest.heads }, blame);
  const sealed = signalsIn(batches);
  const signing = new Set(pages.flatMap(({ source, key }) => (key === null ? [] : [source])));
  const withheld = new Set(batches.flatMap((batch) => (batch.body === null ? [arrivalOf(batch)] : [])));
  const isIn = (signal: BundleSignal) => sealed.some((one) => isSame(one, signal));
  const isUnsealed = (signal: BundleSignal) =>
    !signing.has(signal.source) || (withheld.has(arrivalOf(signal)) && !isIn(signal));
  for (const signal of signals)
    if (!isUnsealed(signal) && !isIn(signal)) blame(BUNDLE_FILES.signals, 'signal', `${signal.source} ${signal.seq}`);
  for (const picture of pictures) {
    const committed = signals.find(({ source, seq }) => source === picture.source && seq === picture.seq);
    const file = files.get(pictureFile(picture.id));
    const isKept = picture.state === 'kept';
    const isAsCommitted = committed?.kind === 'snapshotTaken' && committed.payload.sha256 === picture.sha256;
    const isRight = !file || bytesToHex(sha256(file)) === picture.sha256;
    if (!isAsCommitted || !isRight || isKept !== (file !== undefined))
      blame(pictureFile(picture.id), 'picture', picture.id);
  }
  for (const decision of decisions)
    if (!isAsAudited(decision, audit)) blame(BUNDLE_FILES.decisions, 'decision', decision.id);
  for (const entry of audit)
    if (auditHashOf(entry) !== entry.hash) blame(BUNDLE_FILES.audit, 'audit', String(entry.seq));

  const received = pictures.filter(({ state }) => state !== 'notReceived');
  const gaps = classifyGaps(
    pages.map((page) => ({ ...page, genesis: pageGenesis({ attempt, ...page }) })),
    batches,
  );
  for (const gap of gaps)
    if (gap.kind === 'tamper' && !isNoted(gap, signals))
      blame(BUNDLE_FILES.batches, 'gap', `${gap.source} ${gap.number}`);

  return {
    attempt,
    exportedAt: manifest.exportedAt,
    exportedBy: manifest.exportedBy,
    fingerprint: fingerprint(manifest.publicKey),
    counts: {
      files: files.size,
      batches: batches.length,
      signed: batches.filter(({ signature }) => signature === 'right').length,
      signals: signals.length,
      unsealed: signals.filter(isUnsealed).length,
      pictures: received.length,
      withoutPicture: received.filter(({ state }) => state !== 'kept').length,
      notReceived: pictures.length - received.length,
      audit: audit.length,
    },
    gaps,
    faults,
  };
}

/** The source of what the server itself noticed. */
const SERVER = 'server';

type Blame = (file: string, what: BundleFault['what'], where?: string | null) => void;

function checkManifest(
  manifest: Manifest,
  bytes: Uint8Array,
  files: ReadonlyMap<string, Uint8Array>,
  publicKey: string | null,
  blame: Blame,
): void {
  const signature = files.get(BUNDLE_FILES.signature);
  const text = manifestText(new TextDecoder().decode(bytes), hashText);
  if (!signature || !isPlatformSignature(manifest.publicKey, text, new TextDecoder().decode(signature)))
    blame(BUNDLE_FILES.manifest, 'notSigned');
  if (publicKey !== null && fingerprint(publicKey) !== fingerprint(manifest.publicKey))
    blame(BUNDLE_FILES.manifest, 'foreignKey');
  const listed = new Set<string>([BUNDLE_FILES.manifest, BUNDLE_FILES.signature]);
  for (const { path, sha256: wanted, bytes: size } of manifest.files) {
    listed.add(path);
    const found = files.get(path);
    if (!found) blame(path, 'missing');
    else if (found.length !== size || bytesToHex(sha256(found)) !== wanted) blame(path, 'altered');
  }
  for (const path of files.keys()) if (!listed.has(path)) blame(path, 'added');
}

function checkBatches(
  attempt: string,
  parts: {
    pages: z.output<typeof BundlePages>;
    batches: z.output<typeof BundleBatches>;
    heads: Manifest['heads'];
  },
  blame: Blame,
): void {
  const keys = new Map(parts.pages.map(({ source, key }) => [source, key]));
  const known = new Set<string>();
  for (const batch of parts.batches) {
    const { seal, body, bodyHash, hash, signature } = batch;
    const text = sealText(attempt, batch, body === null ? (bodyHash ?? '') : hashText(body));
    const key = keys.get(batch.source) ?? null;
    const found = seal === null || key === null ? 'none' : isPageSignature(key, text, seal) ? 'right' : 'wrong';
    known.add(`${batch.source} ${batch.number} ${hash}`);
    if (hashText(text) !== hash || found !== signature)
      blame(BUNDLE_FILES.batches, 'batch', `${batch.source} ${batch.number}`);
  }
  for (const head of parts.heads)
    if (!known.has(`${head.source} ${head.number} ${head.hash}`)) blame(BUNDLE_FILES.batches, 'head', head.source);
}

const Sealed = z.array(
  z.looseObject({
    source: z.string(),
    seq: z.number(),
    kind: z.string(),
    startedAt: z.number(),
    endedAt: z.number().nullable(),
    payload: z.record(z.string(), z.unknown()),
  }),
);
type SealedSignal = z.output<typeof Sealed>[number];

/** What a batch and its signals have in common: the page, and the instant they were kept. */
function arrivalOf({ source, receivedAt }: { source: string; receivedAt: number }): string {
  return `${source} ${receivedAt}`;
}

/** All signals that stand in sealed batches; what is no list of signals holds none. */
function signalsIn(batches: z.output<typeof BundleBatches>): SealedSignal[] {
  return batches.flatMap(({ body }) => Sealed.safeParse(body === null ? [] : parsed(body)).data ?? []);
}

/** Whether a kept signal is what the page sealed. Kept payloads may leave out what their kind does not know. */
function isSame(sealed: SealedSignal, kept: BundleSignal): boolean {
  const told = kept.told ?? kept;
  const spelled = (value: unknown) => canonical((value ?? null) as Json);
  return (
    sealed.source === kept.source &&
    sealed.seq === kept.seq &&
    sealed.kind === kept.kind &&
    sealed.startedAt === told.startedAt &&
    sealed.endedAt === told.endedAt &&
    Object.entries(kept.payload).every(([name, value]) => spelled(sealed.payload[name]) === spelled(value))
  );
}

/** Whether the server noted of this page, when its batches came, that its chain does not hold: else it was broken since. */
function isNoted({ source }: Gap, signals: readonly BundleSignal[]): boolean {
  return signals.some((one) => one.source === SERVER && one.kind === 'chainBroken' && one.payload.page === source);
}

/** Whether a decision is closed as the audit chain says, in its words, by the same persons, and lifted when it says so. */
function isAsAudited(told: z.output<typeof BundleDecisions>[number], audit: z.output<typeof BundleAudit>): boolean {
  if ((told.liftedAt ?? null) !== liftedBy(audit, told.id)) return false;
  const closed = audit.findLast(({ act, subjectId }) => act === 'incident.close' && subjectId === told.id)?.details;
  if (!closed) return (told.closedAt ?? null) === null;
  const given = (told.opinions ?? []).map(({ reviewerId, decision }) => `${reviewerId} ${decision}`).join(', ');
  return (
    told.decision === closed.decision &&
    told.ground === closed.ground &&
    told.reason === closed.reason &&
    given === closed.opinions
  );
}

/** When the audit chain says that an appeal against this decision was accepted; null where none was. */
function liftedBy(audit: z.output<typeof BundleAudit>, incident: string): string | null {
  const answers = audit.filter(({ act, subjectId }) => act === 'appeal.answer' && subjectId === incident);
  return answers.find(({ details }) => details.outcome === 'lifted')?.at ?? null;
}

/** As the installation chains its entries: the hash before, and the hash of what the entry says. */
function auditHashOf({ previous, hash: _, ...entry }: z.output<typeof BundleAudit>[number]): string {
  return hashText(`${previous}\n${hashText(canonical(entry as unknown as Json))}`);
}

function read<Schema extends z.ZodType>(schema: Schema, bytes: Uint8Array): z.output<Schema> | null {
  const found = schema.safeParse(parsed(new TextDecoder().decode(bytes)));
  return found.success ? found.data : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

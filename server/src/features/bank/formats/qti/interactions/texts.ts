import { childrenNamed, readNumber, textOf } from 'shared/questions/qti/element.ts';
import { isNumeric, readScalar, type Scalar, single, type Valued } from 'shared/questions/qti/value.ts';
import { comparisonsOf } from '../compared.ts';
import type { ReadContext, ShareOf } from '../interaction.ts';
import { distinct } from '../probes.ts';
import { rounded } from './selecting.ts';

/** A text or number that a candidate types, as the author's scoring sees it. */
export interface Typed {
  /** What the author pays for, the best first, with its share. */
  readonly accepted: readonly { readonly text: string; readonly share: number }[];
  readonly ignoreCase: boolean;
  /** Largest difference that is still right; null for a text. */
  readonly tolerance: number | null;
}

const isNumber = ({ declared }: ReadContext) => isNumeric(declared.baseType);

/** A typed text as a value of its variable; a record holds it as text and as number. */
function typedValue({ declared }: ReadContext, text: string): Valued {
  const scalar = readScalar(text, declared.baseType ?? 'string');
  if (declared.cardinality !== 'record') {
    if (scalar === null) return null;
    return declared.cardinality === 'single'
      ? single(declared.baseType, scalar)
      : { cardinality: declared.cardinality, baseType: declared.baseType, values: [scalar] };
  }
  const number = readNumber(text);
  const fields = {
    stringValue: single('string', text),
    floatValue: number === null ? null : single('float', number),
    integerValue: number === null || !Number.isInteger(number) ? null : single('integer', number),
  };
  return { cardinality: 'record', baseType: null, values: [], fields };
}

/** The text that a value stands for; '' for none. */
export function textOfTyped(value: Valued): string {
  const scalar: Scalar | undefined = value?.values[0] ?? value?.fields?.stringValue?.values[0];
  return typeof scalar === 'number' ? decimal(scalar) : String(scalar ?? '');
}

/** As people here write it: "-1,5". */
export const decimal = (value: number) => String(rounded(value)).replace('.', ',');

/** Without the last bits of a float: on the very edge of a tolerance they would decide. */
const dusted = (value: number) => String(Number(value.toPrecision(12)));

/** Texts on which both scorings are compared. */
export function typedProbes(context: ReadContext): Valued[] {
  const answers = answersOf(context);
  const reach = tolerancesOf(context);
  const texts = answers.flatMap((answer) => {
    const number = readNumber(answer);
    if (!isNumber(context) || number === null)
      return [answer, answer.toUpperCase(), answer.toLowerCase(), `${answer}x`, answer.slice(0, -1)];
    const sizes = reach.map(({ size, isRelative }) => (isRelative ? (Math.abs(number) * size) / 100 : size));
    return [0, ...sizes, ...sizes.map((size) => size * 1.01), 1, 10].flatMap((size) =>
      [number - size, number + size].map(dusted),
    );
  });
  return distinct(
    [...texts, 'zzqx', '0', '-1'].map((text) => typedValue(context, text)),
    context.correct,
  );
}

/** What the author's scoring pays for, found by asking it about everything that the file names. */
export function typedOf(context: ReadContext, share: ShareOf): Typed {
  const worth = (text: string) => rounded(share(typedValue(context, text)));
  const paid = answersOf(context)
    .map((text) => ({ text, share: Math.min(1, worth(text)) }))
    .filter((answer) => answer.share > 1e-9)
    .sort((a, b) => b.share - a.share);
  // Where nothing is paid for, what the file calls correct is still its author's word.
  const accepted = paid.length > 0 ? paid : correctTexts(context).map((text) => ({ text, share: 1 }));
  if (isNumber(context)) {
    const [best] = accepted;
    const key = readNumber(best?.text);
    const sizes = tolerancesOf(context).map(({ size, isRelative }) =>
      isRelative ? (Math.abs(key ?? 0) * size) / 100 : size,
    );
    const reaches = sizes.filter(
      (size) => key !== null && worth(String(key + size * 0.99)) >= (best?.share ?? 1) - 1e-9,
    );
    return { accepted, ignoreCase: true, tolerance: Math.max(0, ...reaches) };
  }
  const other = accepted
    .map(({ text }) => [text, swapped(text)] as const)
    .filter(([text, changed]) => text !== changed);
  return { accepted, ignoreCase: other.every(([text, changed]) => worth(text) === worth(changed)), tolerance: null };
}

const swapped = (text: string) => (text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase());

function correctTexts({ correct }: ReadContext): string[] {
  const fields = correct?.fields?.stringValue?.values ?? correct?.fields?.floatValue?.values ?? [];
  return [...(correct?.values ?? []), ...fields].map(String);
}

/** Every text that the file names for this response: correct values, keys of its map, constants it is compared with. */
function answersOf(context: ReadContext): string[] {
  const { declared, processing } = context;
  const compared = comparisonsOf(processing, declared.identifier).flatMap((comparison) =>
    childrenNamed(comparison, 'baseValue').map((value) => textOf(value).trim()),
  );
  const keys = declared.mapping?.entries.map(({ key }) => key) ?? [];
  return [...new Set([...correctTexts(context), ...keys, ...compared])].filter((text) => text !== '').slice(0, 60);
}

function tolerancesOf({ processing, declared }: ReadContext): { size: number; isRelative: boolean }[] {
  return comparisonsOf(processing, declared.identifier).flatMap(({ attributes }) => {
    const isRelative = attributes.toleranceMode === 'relative';
    if (!isRelative && attributes.toleranceMode !== 'absolute') return [];
    return (attributes.tolerance ?? '').split(/\s+/).flatMap((text) => {
      const size = readNumber(text);
      return size === null || size <= 0 ? [] : [{ size, isRelative }];
    });
  });
}

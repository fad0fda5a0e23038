import { TOLD_TYPE, type ToldLine, type ToldStep } from 'shared/contracts/told-reply.ts';
import {
  type AnyEndpoint,
  type Failure,
  type FailureOf,
  failureIn,
  type Input,
  type LooseInput,
  nameIn,
  offline,
  type Result,
  refusalIn,
  requestOf,
  saveFile,
} from './call.ts';

/** How far a call is: the endpoint's own steps, between `sending` (bytes of an upload) and `receiving` (bytes of a download). */
export type OnStep = (step: ToldStep) => void;

/** Asks the server for long work and hears how far it is. As `call`, it never throws; `input.signal` gives the work up. */
export async function follow<E extends AnyEndpoint>(endpoint: E, input: Input<E>, onStep: OnStep): Promise<Result<E>> {
  const end = await answerOf(endpoint, input as LooseInput, onStep);
  if ('code' in end) return { ok: false, error: end as FailureOf<E> };
  return { ok: true, value: end.reply as never };
}

/** As `download`, and hears how far the making and the fetching of the file are. */
export async function followDownload<E extends AnyEndpoint>(
  endpoint: E,
  input: Input<E>,
  onStep: OnStep,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly error: FailureOf<E> }> {
  const end = await answerOf(endpoint, input as LooseInput, onStep);
  if ('code' in end) return { ok: false, error: end as FailureOf<E> };
  if (end.file) saveFile(end.file.bytes, end.file.name);
  return { ok: true };
}

interface End {
  readonly reply?: unknown;
  readonly file?: { readonly name: string; readonly bytes: Blob };
}

async function answerOf(endpoint: AnyEndpoint, input: LooseInput, onStep: OnStep): Promise<End | Failure> {
  const { address, ...asked } = requestOf(endpoint, input);
  asked.headers.set('accept', `${TOLD_TYPE}, application/json`);
  try {
    const answer = input.file
      ? await upload(address, asked, (done, total) => onStep({ step: 'sending', done, total }), input.signal)
      : await fetch(address, { ...asked, signal: input.signal });
    if (!answer.ok) return await failureIn(answer);
    if (answer.headers.get('content-type')?.startsWith(TOLD_TYPE))
      return (await toldEnd(answer.body, onStep)) ?? offline();
    if (endpoint.reply !== 'file') return { reply: await answer.json() };
    const name = nameIn(answer.headers.get('content-disposition')) ?? 'khao-thi';
    return { file: { name, bytes: await answer.blob() } };
  } catch {
    return offline();
  }
}

/** Reads the lines of a told reply up to its last; null where the line was cut before. */
async function toldEnd(body: ReadableStream<Uint8Array<ArrayBuffer>> | null, onStep: OnStep) {
  const reader = body?.getReader();
  let held: Uint8Array<ArrayBuffer>[] = [];
  for (let chunk = await reader?.read(); chunk?.value; chunk = await reader?.read()) {
    let rest = chunk.value;
    for (let at = rest.indexOf(NEW_LINE); at >= 0; at = rest.indexOf(NEW_LINE)) {
      const line = JSON.parse(await new Blob([...held, rest.subarray(0, at)]).text()) as ToldLine;
      rest = rest.subarray(at + 1);
      held = [];
      if ('step' in line) onStep(line);
      else if ('error' in line) return refusalIn(line, line.status);
      else if ('reply' in line) return line;
      else return reader ? fileOf(line.file, reader, rest, onStep) : null;
    }
    held.push(rest);
  }
  return null;
}

const NEW_LINE = 10;

async function fileOf(
  { name, type, bytes: total }: Extract<ToldLine, { file: unknown }>['file'],
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
  first: Uint8Array<ArrayBuffer>,
  onStep: OnStep,
): Promise<End | null> {
  const chunks = [first];
  let done = first.byteLength;
  for (let chunk = await reader.read(); chunk.value; chunk = await reader.read()) {
    chunks.push(chunk.value);
    done += chunk.value.byteLength;
    onStep({ step: 'receiving', done, total });
  }
  return done === total ? { file: { name, bytes: new Blob(chunks, { type }) } } : null;
}

/**
 * `fetch` of a file that hears how many bytes are sent: of all that browsers have, only XMLHttpRequest says it everywhere.
 * The answer is handed out as it comes.
 * @throws TypeError where the server cannot be reached, or the signal gave it up
 */
function upload(
  address: string,
  { method, headers, body }: Pick<ReturnType<typeof requestOf>, 'method' | 'headers' | 'body'>,
  onSent: (done: number, total: number) => void,
  signal: AbortSignal | undefined,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    for (const [name, value] of headers) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onSent(loaded, total);
    const answer = new TransformStream<string, string>();
    const writer = answer.writable.getWriter();
    let heard = 0;
    const hear = () => {
      const more = request.responseText.slice(heard);
      heard += more.length;
      // A reader that has gone away misses nothing.
      writer.write(more).catch(() => {});
    };
    request.onreadystatechange = () => {
      if (request.readyState !== XMLHttpRequest.HEADERS_RECEIVED || request.status === 0) return;
      const type = request.getResponseHeader('content-type') ?? '';
      const stream = answer.readable.pipeThrough(new TextEncoderStream());
      resolve(new Response(stream, { status: request.status, headers: { 'content-type': type } }));
    };
    request.onprogress = hear;
    request.onload = () => {
      hear();
      writer.close().catch(() => {});
    };
    const lost = () => {
      const error = new TypeError('the line was cut');
      reject(error);
      writer.abort(error).catch(() => {});
    };
    request.onerror = lost;
    request.onabort = lost;
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body as FormData);
  });
}

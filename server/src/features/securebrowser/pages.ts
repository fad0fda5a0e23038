import type { FastifyRequest } from 'fastify';
import type { FileReply } from 'shared/contracts/endpoint.ts';
import { languageOf } from '../../http/serve.ts';
import { type PageWords, pageWords, type Refused } from './page-words.ts';

/**
 * The few pages that Safe Exam Browser opens before and after the player. They stand on their own, without style sheet and
 * (but for the challenge) without script, because they must work when nothing else does. In the language that the client asks for.
 */
function page(
  request: FastifyRequest,
  body: (words: PageWords) => string,
  onward: { seconds: number; to: string } | null = null,
): FileReply {
  const language = languageOf(request);
  return {
    name: 'khao-thi.html',
    type: 'text/html; charset=utf-8',
    inline: true,
    bytes: Buffer.from(`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${onward ? `<meta http-equiv="refresh" content="${onward.seconds}; url=${onward.to}">` : ''}
<title>Khảo Thí</title>
<style>
body { margin: 0; background: #faf8f4; color: #23201b; font: 18px/1.6 'Be Vietnam Pro', system-ui, sans-serif; }
main { max-width: 36rem; margin: 12vh auto; padding: 0 1.5rem; }
h1 { font-size: 1.5rem; line-height: 1.3; }
a { color: #2b3f86; }
</style>
</head>
<body><main>${body(pageWords[language])}</main></body>
</html>
`),
  };
}

/** Goes on to the paper. The address is ours and needs no escaping. */
export const goingOn = (request: FastifyRequest) =>
  page(request, (words) => `<h1>${words.opening}</h1><p>${words.orGo}</p>`, { seconds: 0, to: '/thi' });

/** A header can be missing on the very first page; a second look decides. */
export const lookingAgain = (request: FastifyRequest) =>
  page(request, (words) => `<h1>${words.checking}</h1><p>${words.waitASecond}</p>`, { seconds: 1, to: '?again=1' });

/** A client that sends no headers is asked another way. The address is ours and needs no escaping. */
export const onToChallenge = (request: FastifyRequest, to: string) =>
  page(request, (words) => `<h1>${words.checking}</h1><p>${words.waitASecond}</p>`, { seconds: 0, to });

/** The client is asked through its JavaScript API; its script is ours and stands beside. */
export const challenging = (request: FastifyRequest) =>
  page(
    request,
    (words) => `<h1>${words.checking}</h1>
<p id="say" role="status">${words.waitSeconds}</p>
<noscript><p>${words.noScript}</p></noscript>
<script src="/seb/challenge.js" defer></script>`,
  );

/** What lies with the link and not with the program. */
const LINKS: readonly Refused[] = ['fetched', 'linkLate', 'forged', 'used', 'late'];

export const notRecognised = (request: FastifyRequest, because: Refused) =>
  page(
    request,
    (words) => `<h1>${LINKS.includes(because) ? words.linkNotUsable : words.notRecognised}</h1>
<p>${words.refused[because]}</p>
<ol>
${words.steps.map((step) => `<li>${step}</li>`).join('\n')}
</ol>
<p>${words.orAsk}</p>`,
  );

export const leaving = (request: FastifyRequest) =>
  page(request, (words) => `<h1>${words.done}</h1><p>${words.closes}</p>`);

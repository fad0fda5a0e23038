import { expect, test } from 'vitest';
import { microphoneProblem } from './microphone.ts';

test.each([
  [new DOMException('', 'NotAllowedError'), 'denied'],
  [new DOMException('', 'SecurityError'), 'denied'],
  [new DOMException('', 'NotFoundError'), 'none'],
  [new DOMException('', 'NotReadableError'), 'busy'],
  [new TypeError('no recorder'), 'unsupported'],
  [null, 'unsupported'],
])('%s means: %s', (error, problem) => expect(microphoneProblem(error)).toBe(problem));

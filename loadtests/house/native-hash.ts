import { hash } from 'node:crypto';

/** The same as `hashText`, by the machine's own SHA-256: the generator must not be what is measured. */
export const nativeHash = (text: string): string => hash('sha256', text, 'base64url');

export { AUDIT_GENESIS, appendAudit, auditContentHash, auditHash } from './append-audit.ts';
export { auditChain } from './audit-chain.ts';
export { auditEntries } from './tables.ts';
export { actsOf, verifyAudit } from './verify-audit.ts';

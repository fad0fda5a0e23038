export { AUDIT_GENESIS, appendAudit, auditContentHash, auditHash } from './append-audit.ts';
export { auditChain } from './audit-chain.ts';
export { isOwnInstallation } from './installation.ts';
export { auditEntries } from './tables.ts';
export { actsOf, verifyAudit } from './verify-audit.ts';

export { type Act, AUDIT_GENESIS, appendAudit, auditContentHash, auditHash, holdChain } from './append-audit.ts';
export { auditChain } from './audit-chain.ts';
export { isOwnInstallation } from './installation.ts';
export { auditEntries } from './tables.ts';
export { actsOf, lastDigests, ledgerDigests, verifyAudit } from './verify-audit.ts';

export { type Act, AUDIT_GENESIS, appendAudit, auditHash } from './append-audit.ts';
export { auditEntries } from './tables.ts';

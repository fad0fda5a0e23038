import { z } from 'zod';

/** What an account may do; each ability holds in the unit its role stands in and below. */
export const ABILITIES = [
  'bank.read',
  'bank.write',
  'bank.review',
  'exam.manage',
  'exam.invigilate',
  'evidence.review',
  'result.read',
  'result.publish',
  'survey.manage',
  'people.read',
  'audit.read',
  'system.operate',
] as const;
export const Ability = z.enum(ABILITIES);
export type Ability = z.infer<typeof Ability>;

/** Roles as schools name them, and what each may do. Data: a province edits it without touching a feature. */
export const ROLES = {
  teacher: ['bank.read', 'bank.write', 'result.read', 'people.read'],
  subjectLead: ['bank.read', 'bank.write', 'bank.review', 'result.read', 'people.read'],
  manager: [
    'bank.read',
    'bank.review',
    'exam.manage',
    'exam.invigilate',
    'evidence.review',
    'result.read',
    'result.publish',
    'survey.manage',
    'people.read',
  ],
  invigilator: ['exam.invigilate'],
  reviewer: ['evidence.review'],
  inspector: ['result.read', 'people.read', 'audit.read'],
  officer: ['people.read', 'audit.read', 'system.operate'],
} as const satisfies Record<string, readonly Ability[]>;
export type Role = keyof typeof ROLES;

export interface Grant {
  readonly role: Role;
  /** The unit's path from the root: ids joined by "/", for example "so/xa/truong". */
  readonly unitPath: string;
}

/** True when one of the grants gives the ability in the unit with this path, or above it. */
export function may(grants: readonly Grant[], ability: Ability, unitPath: string): boolean {
  return grants.some(
    (grant) => (ROLES[grant.role] as readonly Ability[]).includes(ability) && isWithin(unitPath, grant.unitPath),
  );
}

/** True when one of the grants gives the ability anywhere at all: for menus, never for a decision about a thing. */
export function mayAnywhere(grants: readonly Grant[], ability: Ability): boolean {
  return grants.some((grant) => (ROLES[grant.role] as readonly Ability[]).includes(ability));
}

export function isWithin(path: string, ancestor: string): boolean {
  return path === ancestor || path.startsWith(`${ancestor}/`);
}

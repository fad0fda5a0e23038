import { z } from 'zod';
import { Ability } from '../people/abilities.ts';
import { endpoint } from './endpoint.ts';

/** Who is signed in, as their own page shows it. */
export const Me = z.object({
  accountId: z.string(),
  name: z.string(),
  username: z.string(),
  /** The units the account's roles stand in, nearest to the root first. */
  units: z.array(z.object({ id: z.string(), name: z.string(), role: z.string() })),
  abilities: z.array(Ability),
});
export type Me = z.infer<typeof Me>;

export const signIn = endpoint({
  method: 'POST',
  path: '/api/sign-in',
  audience: 'public',
  summary: 'Sign in as staff',
  body: z.object({ username: z.string().min(1).max(100), password: z.string().min(1).max(200) }),
  reply: Me,
  errors: ['credentialsWrong', 'accountLocked'],
});

export const signOut = endpoint({
  method: 'POST',
  path: '/api/sign-out',
  audience: 'staff',
  summary: 'Sign out',
  reply: z.object({}),
  errors: [],
});

export const readMe = endpoint({
  method: 'GET',
  path: '/api/me',
  audience: 'staff',
  summary: 'Who is signed in and what they may do',
  reply: Me,
  errors: [],
});

export const UnitView = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  kind: z.enum(['department', 'commune', 'school', 'class']),
  code: z.string(),
  name: z.string(),
  /** Pupils enrolled in the unit and below it. */
  pupils: z.number().int(),
});
export type UnitView = z.infer<typeof UnitView>;

export const listUnits = endpoint({
  method: 'GET',
  path: '/api/units',
  audience: 'staff',
  summary: 'The unit tree, as far as the account may see it',
  reply: z.object({ units: z.array(UnitView) }),
  errors: [],
});

export const listPupils = endpoint({
  method: 'GET',
  path: '/api/units/:unitId/pupils',
  audience: 'staff',
  summary: 'Pupils of a unit and below it, sorted by given name',
  params: z.object({ unitId: z.uuid() }),
  query: z.object({ search: z.string().max(100).optional(), after: z.string().max(300).optional() }),
  reply: z.object({
    pupils: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        personalNumber: z.string().nullable(),
        birthDate: z.string().nullable(),
        sex: z.enum(['female', 'male']).nullable(),
        className: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: [],
});

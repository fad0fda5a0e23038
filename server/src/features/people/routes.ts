import { eq } from 'drizzle-orm';
import * as contract from 'shared/contracts/people.ts';
import { may, mayAnywhere } from 'shared/people/abilities.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { everyone, type Serve } from '../../http/serve.ts';
import { findUnitPath, pupilsByClass, pupilsWithin, unitsWithin } from './queries.ts';
import { readMe } from './read-me.ts';
import { hashToken, signIn } from './sign-in.ts';
import { signInLimits } from './sign-in-limits.ts';
import { STAFF_COOKIE } from './staff-door.ts';
import { staffSessions } from './tables.ts';

const PUPILS_A_PAGE = 100;

export function peopleRoutes(serve: Serve, deps: Deps): void {
  const { db } = deps;
  const limits = signInLimits(deps);

  serve(contract.signIn, {
    may: everyone('nobody is signed in before signing in'),
    async do({ body, ip, reply }) {
      const { token, accountId } = await signIn({ ...deps, limits }, { ...body, ip });
      const secure = deps.config.publicUrl?.startsWith('https:') ?? false;
      reply.setCookie(STAFF_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'strict', secure });
      return readMe(db, accountId);
    },
  });

  serve(contract.signOut, {
    may: () => true,
    async do({ request, reply }) {
      const token = request.cookies[STAFF_COOKIE] ?? '';
      await db.delete(staffSessions).where(eq(staffSessions.tokenHash, hashToken(token)));
      reply.clearCookie(STAFF_COOKIE, { path: '/' });
      return {};
    },
  });

  serve(contract.readMe, { may: () => true, do: ({ who }) => readMe(db, who.accountId) });

  serve(contract.listUnits, {
    may: () => true,
    async do({ who }) {
      const visible = await unitsWithin(
        db,
        who.grants.map((grant) => grant.unitPath),
      );
      const counts = await pupilsByClass(db);
      return {
        units: visible.map((unit) => ({
          ...unit,
          pupils: visible.reduce(
            (sum, below) => sum + (`${below.path}/`.startsWith(`${unit.path}/`) ? (counts.get(below.id) ?? 0) : 0),
            0,
          ),
        })),
      };
    },
  });

  serve(contract.listPupils, {
    may: ({ who }) => mayAnywhere(who.grants, 'people.read'),
    async do({ params, query, who }) {
      const path = await findUnitPath(db, params.unitId);
      if (path === null) refuse('notFound');
      if (!may(who.grants, 'people.read', path)) refuse('forbidden');
      const found = await pupilsWithin(db, path, { ...query, limit: PUPILS_A_PAGE + 1 });
      const page = found.slice(0, PUPILS_A_PAGE);
      return {
        pupils: page.map(({ person, className }) => ({ ...person, className })),
        next: found.length > PUPILS_A_PAGE ? (page.at(-1)?.key ?? null) : null,
      };
    },
  });
}

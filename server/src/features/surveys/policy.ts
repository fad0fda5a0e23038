import { may } from 'shared/people/abilities.ts';
import type { Db } from '../../db/db.ts';
import type { Staff } from '../../http/who.ts';
import { findUnitPath } from '../people/index.ts';
import { findSurvey } from './queries.ts';

/** Surveys belong to a unit; who manages surveys there or above manages this one. */
export async function mayManageIn(db: Db, who: Staff, unitId: string): Promise<boolean> {
  const path = await findUnitPath(db, unitId);
  return path !== null && may(who.grants, 'survey.manage', path);
}

export async function mayManage(db: Db, who: Staff, surveyId: string): Promise<boolean> {
  const survey = await findSurvey(db, surveyId);
  return survey !== null && mayManageIn(db, who, survey.unitId);
}

import type { Survey } from 'shared/contracts/surveys.ts';
import type { Db, Tx } from '../../db/db.ts';
import { findUnit } from '../people/index.ts';
import { countResponses, type SurveyRow } from './queries.ts';

/** A survey as its managers see it. `address` is where people know this server. */
export async function showSurvey(db: Db | Tx, address: string, survey: SurveyRow): Promise<Survey> {
  const unit = await findUnit(db, survey.unitId);
  const responses = await countResponses(db, [survey.id]);
  return {
    id: survey.id,
    state: survey.state,
    unit: { id: survey.unitId, name: unit?.name ?? '' },
    form: survey.form,
    version: survey.version,
    shareLink: survey.state === 'draft' ? null : `${address}/khao-sat/${survey.token}`,
    responses: responses.get(survey.id) ?? 0,
    openedAt: survey.openedAt?.getTime() ?? null,
    closedAt: survey.closedAt?.getTime() ?? null,
  };
}

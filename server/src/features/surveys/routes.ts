import type { FastifyRequest } from 'fastify';
import * as contract from 'shared/contracts/surveys.ts';
import { ROLES } from 'shared/people/abilities.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { limiter } from '../../http/limiter.ts';
import { everyone, type Serve } from '../../http/serve.ts';
import type { Staff } from '../../http/who.ts';
import { findUnit, unitsWithin } from '../people/index.ts';
import { answerSurvey } from './answer-survey.ts';
import { closeSurvey, openSurvey } from './open-survey.ts';
import { mayManage, mayManageIn } from './policy.ts';
import { countResponses, findShared, findSurvey, type SurveyRow, surveysOfUnits } from './queries.ts';
import { resultsWorkbook } from './results-workbook.ts';
import { showSurvey } from './show-survey.ts';
import { surveyResults } from './survey-results.ts';
import { deleteDraft, makeSurvey, saveForm } from './write-survey.ts';

/** A school whose pupils all answer behind one address sends this many forms a minute at most. */
const FORMS_A_MINUTE = 300;
const COURTESY_DAYS = 180;

export function surveyRoutes(serve: Serve, deps: Deps): void {
  const { db, config, now } = deps;
  const address = (request: FastifyRequest) => config.publicUrl ?? `${request.protocol}://${request.host}`;
  const show = (request: FastifyRequest, survey: SurveyRow) => showSurvey(db, address(request), survey);
  const mayFor = ({ who, params }: { who: Staff; params: { surveyId: string } }) => mayManage(db, who, params.surveyId);
  const survey = async (id: string) => (await findSurvey(db, id)) ?? refuse('notFound');

  serve(contract.listSurveys, {
    may: ({ who }) => pathsOf(who).length > 0,
    async do({ who }) {
      const units = new Map((await unitsWithin(db, pathsOf(who))).map((unit) => [unit.id, unit]));
      const found = await surveysOfUnits(db, [...units.keys()]);
      const responses = await countResponses(
        db,
        found.map(({ id }) => id),
      );
      return {
        surveys: found.map(({ id, unitId, form, state, madeAt }) => ({
          id,
          title: form.title.vi,
          state,
          unit: { id: unitId, name: units.get(unitId)?.name ?? '' },
          questions: form.questions.length,
          responses: responses.get(id) ?? 0,
          madeAt: madeAt.getTime(),
        })),
      };
    },
  });
  serve(contract.makeSurvey, {
    may: ({ who, body }) => mayManageIn(db, who, body.unitId),
    do: async ({ who, body, request }) => show(request, await makeSurvey(deps, { ...body, by: who.accountId })),
  });
  serve(contract.readSurvey, {
    may: mayFor,
    do: async ({ params, request }) => show(request, await survey(params.surveyId)),
  });
  serve(contract.saveSurveyForm, {
    may: mayFor,
    do: async ({ who, params, body, request }) =>
      show(request, await saveForm(deps, { ...params, ...body, by: who.accountId })),
  });
  serve(contract.openSurvey, {
    may: mayFor,
    do: async ({ who, params, request }) => show(request, await openSurvey(deps, { ...params, by: who.accountId })),
  });
  serve(contract.closeSurvey, {
    may: mayFor,
    do: async ({ who, params, request }) => show(request, await closeSurvey(deps, { ...params, by: who.accountId })),
  });
  serve(contract.deleteDraftSurvey, {
    may: mayFor,
    async do({ who, params }) {
      await deleteDraft(deps, { ...params, by: who.accountId });
      return {};
    },
  });
  serve(contract.readSurveyResults, {
    may: mayFor,
    do: async ({ params, query }) => surveyResults(db, await survey(params.surveyId), query.by ?? null),
  });
  serve(contract.exportSurveyResults, {
    may: mayFor,
    do: async ({ params }) => resultsWorkbook(db, await survey(params.surveyId)),
  });

  serve(contract.readAnsweringSurvey, {
    may: everyone('whoever has the link may answer, and nobody is asked who they are'),
    async do({ params }): Promise<contract.AnsweringSurvey> {
      const shared = (await findShared(db, params.token)) ?? refuse('notFound');
      const isOpen = shared.state === 'open';
      const by = (await findUnit(db, shared.unitId))?.name ?? '';
      return { form: isOpen ? shared.form : null, title: shared.form.title, by, state: isOpen ? 'open' : 'closed' };
    },
  });
  const forms = limiter({ most: FORMS_A_MINUTE, everyMs: 60_000, now });
  serve(contract.answerSurvey, {
    may: everyone('answers have no name'),
    async do({ params, body, ip, request, reply }) {
      // The address is counted for a minute and kept nowhere.
      if (!forms.take(ip)) refuse('tooMany');
      const cookie = `khaothi_answered_${params.token}`;
      const wasHere = request.cookies[cookie] !== undefined && !body.someoneElse;
      await answerSurvey(deps, { ...params, ...body, wasHere });
      reply.setCookie(cookie, '1', {
        path: contract.answerSurvey.path.replace(':token', params.token),
        httpOnly: true,
        sameSite: 'lax',
        secure: config.publicUrl?.startsWith('https:') ?? false,
        maxAge: COURTESY_DAYS * 86_400,
      });
      return {};
    },
  });
}

/** Where somebody manages surveys: paths of units. */
function pathsOf({ grants }: Staff): string[] {
  return grants
    .filter(({ role }) => (ROLES[role] as readonly string[]).includes('survey.manage'))
    .map(({ unitPath }) => unitPath);
}

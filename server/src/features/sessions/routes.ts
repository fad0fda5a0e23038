import type { FastifyRequest } from 'fastify';
import * as drawing from 'shared/contracts/drawing.ts';
import * as contract from 'shared/contracts/sessions.ts';
import { formCodes } from 'shared/papers/form.ts';
import { may, mayAnywhere } from 'shared/people/abilities.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { Serve } from '../../http/serve.ts';
import { bankReader, supplyOf } from '../bank/index.ts';
import { closeSession } from '../delivery/index.ts';
import { findUnitPath } from '../people/index.ts';
import { stillInRooms } from '../roomservers/index.ts';
import { changeExam } from './change-exam.ts';
import { changeSession, checkTimes } from './change-session.ts';
import { chooseQuestions } from './choose-questions.ts';
import { createExam } from './create-exam.ts';
import { createSession } from './create-session.ts';
import { drawForExam } from './draw-for-exam.ts';
import { importClassList } from './import-class-list.ts';
import { listSources } from './list-sources.ts';
import { makeSlips } from './make-slips.ts';
import { matchClassList } from './match-class-list.ts';
import { mayManage, mayManageSession, mayReadBank, mayReadSession, readablePaths } from './policy.ts';
import { findExam, findSession } from './queries.ts';
import { readClassListInWorker } from './read-class-list-in-worker.ts';
import { listExams, readExam } from './read-exam.ts';
import { readSession } from './read-session.ts';
import { sealExam } from './seal-exam.ts';
import { startSession } from './start-session.ts';

export function sessionRoutes(serve: Serve, deps: Deps): void {
  const { db, now } = deps;
  const addressFor = (request: FastifyRequest) => deps.config.publicUrl ?? `${request.protocol}://${request.host}`;

  serve(contract.listExams, {
    may: () => true,
    do: async ({ who }) => ({ exams: await listExams(db, readablePaths(who)) }),
  });

  serve(contract.listQuestionSources, {
    may: ({ who }) => mayAnywhere(who.grants, 'bank.read'),
    do: ({ who, query }) => listSources(db, who, query.subject),
  });

  serve(drawing.readSupply, {
    may: ({ who, query }) => mayReadBank(db, who, query.unitId),
    async do({ who, query }) {
      return { supply: await supplyOf(db, await bankReader(db, who.accountId, query.unitId), query.subject) };
    },
  });

  serve(drawing.drawForExam, {
    may: ({ who, body }) => mayReadBank(db, who, body.unitId),
    do: ({ who, body }) => drawForExam(deps, who, body),
  });

  serve(contract.createExam, {
    async may({ who, body }) {
      const path = await findUnitPath(db, body.unitId);
      return path !== null && may(who.grants, 'exam.manage', path);
    },
    async do({ who, body }) {
      const { questions: _chosen, ...head } = body;
      const examId = await db.transaction(async (tx) => {
        const items = await chooseQuestions(tx, body, who);
        return createExam(tx, { ...head, items }, { by: who.accountId, now: now() });
      });
      return { examId };
    },
  });

  serve(contract.readExam, {
    // It holds every key, so it is for those who make the exam and for nobody else.
    may: ({ who, params }) => mayManage(db, who, params.examId),
    do: ({ params }) => readExam(deps, params.examId),
  });

  serve(contract.changeExam, {
    may: ({ who, params }) => mayManage(db, who, params.examId),
    async do({ who, params, body }) {
      await changeExam(deps, { ...params, settings: body, who });
      return {};
    },
  });

  serve(contract.sealExam, {
    may: ({ who, params }) => mayManage(db, who, params.examId),
    async do({ who, params, body }) {
      await sealExam(deps, { ...params, ...body, by: who.accountId });
      return { codes: formCodes(body.codes) };
    },
  });

  serve(contract.createSession, {
    may: ({ who, params }) => mayManage(db, who, params.examId),
    async do({ who, params, body }) {
      const { sessionId } = await db.transaction(async (tx) => {
        const exam = await findExam(tx, params.examId);
        if (!exam) refuse('notFound');
        if (exam.state === 'published') refuse('examPublished');
        checkTimes(body, exam.durationSeconds);
        const session = {
          examId: exam.id,
          title: body.title,
          startsAt: new Date(body.startsAt),
          endsAt: new Date(body.endsAt),
          movesFreely: body.movesFreely ?? false,
          rooms: body.rooms.map((room) => ({ ...room, unitId: exam.unitId })),
        };
        return createSession(tx, session, { by: who.accountId, now: now() });
      });
      return { sessionId };
    },
  });

  serve(contract.changeSession, {
    may: ({ who, params }) => mayManageSession(db, who, params.sessionId),
    async do({ who, params, body }) {
      await changeSession(deps, { ...params, change: body, by: who.accountId });
      return {};
    },
  });

  serve(contract.readSession, {
    may: ({ who, params }) => mayReadSession(db, who, params.sessionId),
    do: ({ params, request }) => readSession(deps, { ...params, address: addressFor(request) }),
  });

  serve(contract.previewClassList, {
    may: ({ who, params }) => mayManageSession(db, who, params.sessionId),
    async do({ params, file }) {
      const session = await findSession(db, params.sessionId);
      const exam = session && (await findExam(db, session.examId));
      if (!session || !exam) refuse('notFound');
      const { sheet, rows } = await readClassListInWorker(file);
      const place = { sessionId: session.id, unitId: exam.unitId, schoolId: file.fields.school };
      const matched = await matchClassList(db, place, rows);
      return { sheet, rows: matched.map(({ row }) => row) };
    },
  });

  serve(contract.importClassList, {
    may: ({ who, params }) => mayManageSession(db, who, params.sessionId),
    do: ({ who, params, file }) =>
      importClassList(deps, {
        ...params,
        file,
        schoolId: file.fields.school,
        skip: file.fields.skip === 'yes',
        by: who.accountId,
      }),
  });

  serve(contract.makeSlips, {
    may: ({ who, params }) => mayManageSession(db, who, params.sessionId),
    do: ({ who, params, body, request }) =>
      makeSlips(deps, { ...params, ...body, address: addressFor(request), by: who.accountId }),
  });

  serve(contract.startSession, {
    may: ({ who, params }) => mayManageSession(db, who, params.sessionId),
    do: ({ who, params, body }) => startSession(deps, { ...params, ...body, by: who.accountId }),
  });

  serve(contract.closeSession, {
    may: ({ who, params }) => mayManageSession(db, who, params.sessionId),
    async do({ who, params, body }) {
      const waits = await stillInRooms(db, params.sessionId, deps.now());
      const { collected } = await closeSession(deps, { ...params, ...body, by: who.accountId, stillInRooms: waits });
      return { collected, stillInRooms: waits };
    },
  });
}

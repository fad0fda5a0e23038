import * as contract from 'shared/contracts/securebrowser.ts';
import * as entry from 'shared/contracts/securebrowser-entry.ts';
import * as steering from 'shared/contracts/securebrowser-steering.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { everyone, onlyOwn, type Serve } from '../../http/serve.ts';
import { findExam, findSession } from '../sessions/index.ts';
import { answerChallenge, challengeBySlip, showChallenge } from './challenge.ts';
import { challengeScript } from './challenge-script.ts';
import { openBase, openSettings } from './exam-browser-settings.ts';
import { fetchConfiguration } from './fetch-configuration.ts';
import { forgetSebFile, importSebFile } from './import-seb-file.ts';
import { letIntoAnyBrowser, requireAgain } from './let-into-any-browser.ts';
import { publicAddress } from './links.ts';
import { makeLinks } from './make-links.ts';
import { settingsOfExam } from './make-settings.ts';
import { leaving } from './pages.ts';
import { mayWatchOver, mayWithExam, roomsWatched } from './policy.ts';
import { deleteProfile, profilesFor, saveProfile } from './profiles.ts';
import { readExit } from './read-exit.ts';
import { saveSettings } from './save-settings.ts';
import { sebFile } from './seb-reply.ts';
import { statesOfRooms } from './session-states.ts';
import { startExam } from './start-exam.ts';

export function secureBrowserRoutes(serve: Serve, deps: Deps): void {
  const { db, secrets, config, now } = deps;

  serve(contract.readSecureBrowserSettings, {
    may: ({ who, params }) => mayWithExam(db, who, 'exam.manage', params.examId),
    async do({ params }) {
      const exam = await findExam(db, params.examId);
      return openSettings(secrets, exam?.secureBrowser, params.examId);
    },
  });
  serve(contract.saveSecureBrowserSettings, {
    may: ({ who, params }) => mayWithExam(db, who, 'exam.manage', params.examId),
    do: ({ who, params, body }) => saveSettings(deps, { examId: params.examId, settings: body, by: who.accountId }),
  });

  serve(contract.readImportedSebFile, {
    may: ({ who, params }) => mayWithExam(db, who, 'exam.manage', params.examId),
    async do({ params }) {
      const exam = (await findExam(db, params.examId)) ?? refuse('notFound');
      const base = openBase(secrets, exam.secureBrowser, exam.id);
      return { imported: base && { name: base.name, settings: base.settings.size } };
    },
  });
  serve(contract.importSebFile, {
    may: ({ who, params }) => mayWithExam(db, who, 'exam.manage', params.examId),
    do: ({ who, params, file }) => importSebFile(deps, { examId: params.examId, file, by: who.accountId }),
  });
  serve(contract.forgetImportedSebFile, {
    may: ({ who, params }) => mayWithExam(db, who, 'exam.manage', params.examId),
    async do({ who, params }) {
      await forgetSebFile(deps, { examId: params.examId, by: who.accountId });
      return {};
    },
  });
  serve(contract.listBrowserProfiles, {
    may: ({ who, params }) => mayWithExam(db, who, 'exam.manage', params.examId),
    do: async ({ params }) => ({ profiles: await profilesFor(db, params.examId) }),
  });
  serve(contract.saveBrowserProfile, {
    may: ({ who, params }) => mayWithExam(db, who, 'exam.manage', params.examId),
    do: ({ who, params, body }) => saveProfile(deps, { ...params, ...body, by: who.accountId }),
  });
  serve(contract.deleteBrowserProfile, {
    may: ({ who, params }) => mayWithExam(db, who, 'exam.manage', params.examId),
    async do({ who, params }) {
      await deleteProfile(deps, { ...params, by: who.accountId });
      return {};
    },
  });
  serve(contract.downloadExamConfiguration, {
    may: ({ who, params }) => mayWithExam(db, who, 'exam.manage', params.examId),
    async do({ request, params }) {
      const exam = (await findExam(db, params.examId)) ?? refuse('notFound');
      const { settingsPassword } = openSettings(secrets, exam.secureBrowser, exam.id);
      return sebFile(settingsOfExam(secrets, exam, publicAddress(config, request)), settingsPassword);
    },
  });

  serve(entry.openSafeExamBrowser, {
    may: everyone('a candidate shows the slip here, as at sign-in'),
    do: ({ request, body }) => makeLinks(deps, request, body.code),
  });
  serve(entry.readSafeExamBrowserExit, {
    may: onlyOwn('the link is of the own configuration'),
    do: ({ request, who }) => readExit(deps, request, who),
  });

  serve(entry.fetchSebConfiguration, {
    may: everyone('Safe Exam Browser has no cookie of the browser that called it: the link itself is the right'),
    do: ({ request, reply, params }) => fetchConfiguration(deps, { request, reply }, params.token),
  });
  serve(entry.startInSafeExamBrowser, {
    may: everyone('the link and the Config Key header decide who begins'),
    do: ({ request, reply, params, query }) =>
      startExam(deps, { request, reply }, { token: params.token, isSecondLook: query.again !== undefined }),
  });
  serve(entry.quitSafeExamBrowser, {
    may: everyone('the page says only that the exam is over'),
    do: ({ request }) => leaving(request),
  });

  serve(entry.challengeSafeExamBrowser, {
    may: everyone('a candidate shows the slip here, as at sign-in, or is signed in'),
    do: ({ request, body }) => challengeBySlip(deps, request, body.code),
  });
  serve(entry.readSebChallenge, {
    may: everyone('the page only asks the client for its keys'),
    do: ({ request, reply, params }) => showChallenge(deps, { request, reply }, params.token),
  });
  serve(entry.answerSebChallenge, {
    may: everyone('the answer itself decides'),
    do: ({ request, reply, params, body }) =>
      answerChallenge(deps, { request, reply }, { token: params.token, answer: body }),
  });
  serve(entry.readSebChallengeScript, { may: everyone('the same script for all'), do: challengeScript });

  serve(steering.letIntoAnyBrowser, {
    may: ({ who, params }) => mayWatchOver(db, who, params.candidateId),
    async do({ who, params, body }) {
      await letIntoAnyBrowser(deps, { ...params, ...body, by: who.accountId });
      return {};
    },
  });
  serve(steering.requireSecureBrowserAgain, {
    may: ({ who, params }) => mayWatchOver(db, who, params.candidateId),
    async do({ who, params }) {
      await requireAgain(deps, { ...params, by: who.accountId });
      return {};
    },
  });
  serve(steering.listSecureBrowserStates, {
    may: async ({ who, params }) => (await roomsWatched(db, who, params.sessionId)).size > 0,
    async do({ who, params }) {
      const session = (await findSession(db, params.sessionId)) ?? refuse('notFound');
      const exam = (await findExam(db, session.examId)) ?? refuse('notFound');
      const { settingsPassword, quitPassword, steered } = openSettings(secrets, exam.secureBrowser, exam.id);
      const rooms = await roomsWatched(db, who, params.sessionId);
      return {
        session: { title: session.title, examTitle: exam.title },
        settingsPassword,
        quitPassword,
        steered,
        now: now(),
        candidates: await statesOfRooms(db, session, rooms),
      };
    },
  });
}

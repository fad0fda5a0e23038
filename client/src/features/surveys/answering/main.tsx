import '../../../ui/tokens.css';
import { createRoot } from 'react-dom/client';
import { answerSurvey } from 'shared/contracts/surveys.ts';
import { call } from '../../../api/call.ts';
import { AnsweringPage } from './AnsweringPage.tsx';
import { createAnswering, randomUuid } from './answering-store.ts';

const place = document.getElementById('root');
if (!place) throw new Error('khao-sat.html has no #root');
const token = location.pathname.split('/').at(-1) ?? '';
const engine = createAnswering({
  token,
  // Asked for at each use: a browser that refuses storage already refuses its name.
  storage: {
    getItem: (key) => localStorage.getItem(key),
    setItem: (key, value) => localStorage.setItem(key, value),
    removeItem: (key) => localStorage.removeItem(key),
  },
  send: (body) => call(answerSurvey, { params: { token }, body }),
  newResponse: randomUuid,
});
createRoot(place).render(<AnsweringPage token={token} engine={engine} />);

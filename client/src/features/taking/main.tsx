import '../../ui/tokens.css';
import './taking.css';
import { createRoot } from 'react-dom/client';
import { createServerClock } from './engine/server-clock.ts';
import { openShelf } from './engine/shelf.ts';
import { browserTimers } from './engine/timers.ts';
import { t } from './messages.ts';
import { keepPlayer } from './offline/keep-player.ts';
import { Page } from './parts/Page.tsx';
import { applyReading } from './reading/reading-settings.ts';
import { TakingApp } from './TakingApp.tsx';

applyReading();
keepPlayer();
const place = document.getElementById('root');
if (!place) throw new Error('thi.html has no #root');
const root = createRoot(place);
root.render(
  <Page>
    <p role="status">{t().loading}</p>
  </Page>,
);
const shelf = await openShelf();
root.render(<TakingApp shelf={shelf} clock={createServerClock(browserTimers)} />);

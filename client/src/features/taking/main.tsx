import '../../ui/tokens.css';
import './taking.css';
import { createRoot } from 'react-dom/client';
import { createServerClock } from './engine/server-clock.ts';
import { openShelf } from './engine/shelf.ts';
import { browserTimers } from './engine/timers.ts';
import { claimWriterId } from './engine/writer-id.ts';
import { applyReading } from './reading/reading-settings.ts';
import { TakingApp } from './TakingApp.tsx';

applyReading();
const place = document.getElementById('root');
if (!place) throw new Error('thi.html has no #root');
const shelf = await openShelf();
createRoot(place).render(<TakingApp shelf={shelf} clock={createServerClock(browserTimers)} writer={claimWriterId()} />);

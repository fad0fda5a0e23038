import '../../ui/tokens.css';
import './taking.css';
import { createRoot } from 'react-dom/client';
import { language } from '../../i18n/language.ts';
import { shelf } from './early.ts';
import { askToStay } from './engine/shelf.ts';
import { keepPlayer } from './offline/keep-player.ts';
import { applyReading } from './reading/reading-settings.ts';
import { TakingApp } from './TakingApp.tsx';

document.documentElement.lang = language();
applyReading();
keepPlayer();
const place = document.getElementById('root');
if (!place) throw new Error('thi.html has no #root');
createRoot(place).render(<TakingApp shelf={await shelf} />);
void askToStay(navigator.storage);

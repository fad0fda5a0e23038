import '../../ui/tokens.css';
import { createRoot } from 'react-dom/client';

const place = document.getElementById('root');
if (!place) throw new Error('thi.html has no #root');
createRoot(place).render(<h1>Phòng thi</h1>);

// Runs before the first paint, so that a dark page never flashes white. Same key and attribute as src/ui/scheme.ts.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('khaothi.scheme');
  } catch {
    // A browser that refuses storage simply follows the system.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();

// The player asks who sits here while its own script is still on the way; src/features/taking/engine/early-card.ts takes it up.
if (location.pathname === '/thi') {
  const answer = fetch('/api/candidate', { credentials: 'same-origin' }).catch(() => null);
  window.khaothiEarly = { sentAt: performance.now(), answer };
}

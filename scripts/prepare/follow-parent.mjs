// Preloaded into every part that `npm start` runs: when the supervisor is gone, even by kill -9, the part ends too.
process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 10_000).unref();
});
// Listening must not keep a part alive that is done.
process.channel?.unref();

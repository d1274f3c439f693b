/**
 * Loaded into every process that the stack starts: where the supervisor is gone, however it ended, the process ends
 * too, in good order, and after a while in any. Plain JavaScript: the threads of the worker load it as well, and know
 * no TypeScript.
 */
const patience = 8_000;

process.on('disconnect', () => {
  setTimeout(() => process.exit(1), patience).unref();
  process.kill(process.pid, 'SIGTERM');
});
// Listening keeps the channel open, and so the process: it may end by itself all the same.
process.channel?.unref();

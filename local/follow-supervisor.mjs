/**
 * Loaded into every process that the stack starts: when the supervisor is gone, for whatever reason, the process ends
 * too, in order, or forcibly after a while. Plain JavaScript: the threads of the worker load it as well, and cannot
 * load TypeScript.
 */
const patience = 8_000;

process.on('disconnect', () => {
  setTimeout(() => process.exit(1), patience).unref();
  process.kill(process.pid, 'SIGTERM');
});
// Listening keeps the channel open, and so the process; unref lets the process end by itself.
process.channel?.unref();

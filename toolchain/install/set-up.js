const fs = require('node:fs');
const path = require('node:path');
const { SetupError, say } = require('./command.js');
const { withLock } = require('./lock.js');

/**
 * Installs every part that is not ready, in the given order, one process of this machine at a time. A part has `title`,
 * `ready(paths)` (quick, reads only) and `install(paths)`. Throws a SetupError for people.
 */
async function setUp(paths, parts) {
  if (parts.every((part) => part.ready(paths))) return;
  const waiting = (holder) => say(`another set-up is running (process ${holder?.pid}): waiting for it`);
  await withLock(
    paths.lock,
    async () => {
      // A killed run may have left partial files. Its compiler may still run and must not write among the new ones.
      fs.rmSync(paths.work, { recursive: true, force: true });
      const own = { ...paths, work: path.join(paths.work, String(process.pid)) };
      fs.mkdirSync(own.work, { recursive: true });
      for (const part of parts) if (!part.ready(own)) await installPart(part, own);
      fs.rmSync(paths.work, { recursive: true, force: true });
    },
    waiting,
  );
  say(`ready in ${paths.home}`);
}

async function installPart(part, paths) {
  const started = Date.now();
  await part.install(paths);
  if (!part.ready(paths)) throw new SetupError(`${part.title} was put in place but is not found there`);
  say(`${part.title}: ready (${Math.round((Date.now() - started) / 1000)} s)`);
}

module.exports = { setUp };

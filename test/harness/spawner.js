// Starts processes from a small one. Node forks to start a process, and the kernel then copies the page tables of the
// parent: starting `git` takes 2 ms from a process of 50 MB, and 50 ms from a worker of a gigabyte.
const { EventEmitter } = require('node:events');
const childProcess = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { PassThrough } = require('node:stream');
const { isWarm, lease } = require('./warm/pool');

/** Node's own default. */
const MAX_BUFFER = 1024 * 1024;

/** Whether the small process can make this call: output is collected, and the child shares nothing else. */
function isPlain(options) {
  const { stdio } = options;
  const special = ['detached', 'uid', 'gid', 'shell', 'signal', 'serialization', 'argv0'];
  if (special.some((name) => options[name])) return false;
  return Array.isArray(stdio) && stdio.join() === 'ignore,pipe,pipe';
}

/** Reads one line and blocks until it arrives. */
function readLine(fd) {
  const parts = [];
  const bytes = Buffer.alloc(4096);
  for (;;) {
    const count = fs.readSync(fd, bytes, 0, bytes.length, null);
    if (count === 0) throw new Error('the process that starts others has ended');
    parts.push(Buffer.from(bytes.subarray(0, count)));
    if (bytes[count - 1] === 0x0a) return Buffer.concat(parts).toString('utf8');
  }
}

/**
 * Makes `child_process` of this process start plain children from a small process. The small process ends with this
 * one.
 */
function installSpawner() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'causeway-spawner-'));
  const [ask, tell, transit] = ['ask', 'tell', 'transit'].map((name) => path.join(folder, name));
  childProcess.execFileSync('mkfifo', [ask, tell]);
  const helper = childProcess.fork(path.join(__dirname, 'spawner-child.js'), [ask, tell, transit], {
    serialization: 'advanced',
    execArgv: ['--max-semi-space-size=1'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  // Opening a FIFO waits for its other end.
  process.env.CAUSEWAY_TEST_TRANSIT = transit;
  const asked = fs.openSync(ask, 'w');
  const told = fs.openSync(tell, 'r');
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  const [input, stdout, stderr] = ['input', 'stdout', 'stderr'].map((name) => path.join(folder, name));
  helper.unref();
  helper.channel.unref();
  const running = new Map();
  let last = 0;
  helper.on('message', ({ id, event, value }) => running.get(id)?.(event, value));

  const { spawn, spawnSync } = childProcess;

  childProcess.spawnSync = (command, args = [], options = {}) => {
    const { stdio = 'pipe', cwd, env, timeout, maxBuffer = MAX_BUFFER, encoding } = options;
    const isSimple = stdio === 'pipe' || isPlain({ ...options, stdio });
    if (!Array.isArray(args) || !isSimple || options.shell) return spawnSync(command, args, options);
    fs.writeFileSync(input, options.input ?? '');
    const order = { command, args, cwd: String(cwd ?? process.cwd()), env: env ?? process.env, timeout };
    fs.writeSync(asked, `${JSON.stringify({ ...order, input, stdout, stderr })}\n`);
    const { code, signal, pid, error: words } = JSON.parse(readLine(told));
    const outputs = [stdout, stderr].map((file) => (words?.code === 'ENOENT' ? null : fs.readFileSync(file)));
    const isFull = outputs.some((output) => output !== null && output.length > maxBuffer);
    const failure = isFull ? { code: 'ENOBUFS', errno: 'ENOBUFS', message: `spawnSync ${command} ENOBUFS` } : words;
    const text = (output) =>
      output !== null && encoding && encoding !== 'buffer' ? output.toString(encoding) : output;
    const output = [null, ...outputs.map(text)];
    const result = { pid, output, stdout: output[1], stderr: output[2], status: isFull ? null : code, signal };
    return failure ? { ...result, error: Object.assign(new Error(failure.message), failure) } : result;
  };

  childProcess.execFileSync = (command, args = [], options = {}) => {
    const { stdio, ...rest } = options;
    const run = childProcess.spawnSync(command, args, stdio === undefined ? rest : options);
    if (stdio === undefined && run.stderr?.length > 0) process.stderr.write(run.stderr);
    if (run.error) throw Object.assign(run.error, run);
    if (run.status === 0) return run.stdout;
    throw Object.assign(new Error(`Command failed: ${[command, ...args].join(' ')}\n${run.stderr}`), run);
  };

  childProcess.spawn = (command, args = [], options = {}) => {
    if (!Array.isArray(args) || !isPlain(options)) return spawn(command, args, options);
    last += 1;
    const id = last;
    const child = Object.assign(new EventEmitter(), {
      stdin: null,
      stdout: new PassThrough(),
      stderr: new PassThrough(),
      exitCode: null,
      signalCode: null,
      kill: (signal = 'SIGTERM') => helper.send({ id, kill: signal }),
      ref: () => undefined,
      unref: () => undefined,
    });
    const end = (code, signal) => {
      running.delete(id);
      if (running.size === 0) helper.channel.unref();
      Object.assign(child, { exitCode: code, signalCode: signal });
      child.emit('exit', code, signal);
      for (const stream of [child.stdout, child.stderr]) stream.end();
      const isOver = Promise.all(
        [child.stdout, child.stderr].map((each) => new Promise((go) => each.once('close', go))),
      );
      for (const stream of [child.stdout, child.stderr]) stream.resume();
      isOver.then(() => child.emit('close', code, signal));
    };
    running.set(id, (event, value) => {
      if (event === 'stdout' || event === 'stderr') child[event].write(value);
      else if (event === 'close') end(value.code, value.signal);
      else {
        running.delete(id);
        if (running.size === 0) helper.channel.unref();
        child.emit('error', Object.assign(new Error(value.message), value));
      }
    });
    helper.channel.ref();
    const { cwd = process.cwd(), env = process.env } = options;
    const begin = (variables) => helper.send({ id, command, args, cwd: String(cwd), env: { ...variables } });
    if (!isWarm(command, args, env)) {
      begin(env);
      return child;
    }
    lease(env).then(
      (warm) => {
        for (const over of ['exit', 'error']) child.once(over, warm.end);
        begin(warm.env);
      },
      (error) => running.get(id)?.('error', error),
    );
    return child;
  };
}

module.exports = { installSpawner };

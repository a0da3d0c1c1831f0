import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

interface Part {
  readonly title: string;
  readonly ready: () => boolean;
  readonly install: () => Promise<void>;
}

const { setUp } = require('../../../toolchain/install/set-up.js') as {
  setUp: (paths: { home: string; lock: string; work: string }, parts: readonly Part[]) => Promise<void>;
};

/** A worker that records its start and its end, in a separate process. */
const WORKER = `
  const { withLock } = require(${JSON.stringify(path.join(__dirname, '../../../toolchain/install/lock.js'))});
  const fs = require('node:fs');
  const [file, log, milliseconds] = process.argv.slice(1);
  withLock(file, async () => {
    fs.appendFileSync(log, 'begin ' + process.pid + '\\n');
    await new Promise((done) => setTimeout(done, Number(milliseconds)));
    fs.appendFileSync(log, 'end ' + process.pid + '\\n');
  });
`;

let folder: string;
let lock: string;
let log: string;
let said: string[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'causeway-set-up-'));
  lock = path.join(folder, 'set-up.lock');
  log = path.join(folder, 'log');
  said = [];
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

function worker(milliseconds: number): ChildProcess {
  return spawn(process.execPath, ['-e', WORKER, lock, log, String(milliseconds)], { stdio: 'inherit' });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.once('close', () => resolve()));
}

async function logged(text: string): Promise<void> {
  while (!existsSync(log) || !readFileSync(log, 'utf8').includes(text))
    await new Promise((done) => setTimeout(done, 20));
}

function logLines(): string[] {
  return readFileSync(log, 'utf8').trim().split('\n');
}

function paths() {
  return { home: folder, lock, work: path.join(folder, 'work') };
}

function part(title: string, installed: string[], works = true): Part {
  return {
    title,
    ready: () => installed.includes(title),
    install: async () => {
      if (works) installed.push(title);
    },
  };
}

describe('setUp', () => {
  test('installs what is not ready, in order, and leaves no lock and no work folder', async () => {
    const installed = ['b'];
    await setUp(
      paths(),
      ['a', 'b', 'c'].map((title) => part(title, installed)),
    );
    expect(installed).toEqual(['b', 'a', 'c']);
    expect(existsSync(lock)).toBe(false);
    expect(existsSync(path.join(folder, 'work'))).toBe(false);
  });

  test('says nothing and takes no lock when everything is ready', async () => {
    writeFileSync(lock, '{}');
    await setUp(paths(), [part('a', ['a'])]);
    expect(said).toEqual([]);
    expect(readFileSync(lock, 'utf8')).toBe('{}');
  });

  test('clears away what a killed run left half done', async () => {
    const left = path.join(folder, 'work', '1', 'half');
    mkdirSync(path.dirname(left), { recursive: true });
    writeFileSync(left, '');
    await setUp(paths(), [part('a', [])]);
    expect(existsSync(left)).toBe(false);
  });

  test('fails when a part that was installed is still not there', async () => {
    await expect(setUp(paths(), [part('a', [], false)])).rejects.toThrow('a was put in place but is not found there');
    expect(existsSync(lock)).toBe(false);
  });
});

describe('the lock', () => {
  test('lets one process work at a time', async () => {
    await Promise.all([worker(150), worker(150), worker(150)].map(ended));
    const lines = logLines();
    expect(lines).toHaveLength(6);
    for (let at = 0; at < lines.length; at += 2) {
      expect(lines[at + 1]).toBe(lines[at]?.replace('begin', 'end'));
    }
  });

  test('is taken over at once from a process that was killed', async () => {
    const killed = worker(60_000);
    await logged('begin');
    killed.kill('SIGKILL');
    await ended(killed);
    expect(existsSync(lock)).toBe(true);
    const began = performance.now();
    await Promise.all([ended(worker(50)), ended(worker(50))]);
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(logLines().filter((line) => line.startsWith('end'))).toHaveLength(2);
  });

  test('is taken over from a holder on another machine only after its heart has stopped', async () => {
    writeFileSync(lock, JSON.stringify({ pid: process.pid, host: 'another', started: 'x' }));
    const waiter = worker(10);
    await new Promise((done) => setTimeout(done, 700));
    expect(existsSync(log)).toBe(false);
    const long = new Date(statSync(lock).mtimeMs - 60_000);
    utimesSync(lock, long, long);
    await ended(waiter);
    expect(logLines()).toHaveLength(2);
  });

  test('is not taken from a process that still runs', async () => {
    const holder = worker(1_000);
    await logged('begin');
    const second = worker(10);
    await Promise.all([ended(holder), ended(second)]);
    expect(logLines().map((line) => line.split(' ')[0])).toEqual(['begin', 'end', 'begin', 'end']);
  });
});

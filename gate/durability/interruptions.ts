import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { unfinishedName } from '../../registry/written-file';
import type { Observation } from '../facts/durability-evidence';
import { INPUTS_FOLDER, inputFileName } from '../facts/store';
import { folderDigest, inFolder, type Original, stepsInto, whatIsThere } from './world';

async function whole(original: Original): Promise<string> {
  return await inFolder((folder) => {
    for (const step of stepsInto(folder, original)) step.run();
    return folderDigest(folder);
  });
}

interface Interruption {
  readonly step: string;
  /** The number of completed writes. */
  readonly until: number;
  /** The files that the interrupted write leaves. */
  readonly leftovers?: (folder: string) => void;
}

async function interrupted(
  original: Original,
  expected: string,
  { step, until, leftovers = () => undefined }: Interruption,
): Promise<readonly Observation[]> {
  return await inFolder((folder) => {
    const steps = stepsInto(folder, original);
    for (const each of steps.slice(0, until)) each.run();
    leftovers(folder);
    const left = { step: `${step}: what is left`, expected: 'sound', observed: whatIsThere(folder) };
    for (const each of steps) each.run();
    const resumed = { step: `${step}: resumed`, expected, observed: folderDigest(folder) };
    return [left, resumed, { step: `${step}: made again`, expected: 'sound', observed: whatIsThere(folder) }];
  });
}

async function atEachStep(
  original: Original,
  interruptionAt: (name: string, index: number) => Interruption,
): Promise<readonly Observation[]> {
  const names = stepsInto('.', original).map(({ name }) => name);
  const expected = await whole(original);
  const all: Observation[] = [];
  for (const [index, name] of names.entries()) {
    all.push(...(await interrupted(original, expected, interruptionAt(name, index))));
  }
  return all;
}

/** The run ends before each of its writes, and is run again. */
export function killBefore(original: Original): Promise<readonly Observation[]> {
  return atEachStep(original, (name, index) => ({ step: `before ${name}`, until: index }));
}

/** The run ends after each of its writes, and is run again. */
export function killAfter(original: Original): Promise<readonly Observation[]> {
  return atEachStep(original, (name, index) => ({ step: `after ${name}`, until: index + 1 }));
}

// A run that ends inside a write leaves the unfinished file. An older version wrote the input directly: a full disk
// left a truncated one under its final name.
function tear(folder: string, name: string): void {
  const isInput = name.startsWith('sha256:');
  const path = isInput ? join(folder, INPUTS_FOLDER, inputFileName(name)) : join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(join(dirname(path), unfinishedName(basename(path), { pid: 1, count: 1 })), '{"cut');
  if (isInput) writeFileSync(path, '{"cut');
}

/** The run ends inside each of its writes, and is run again. */
export function tornWrite(original: Original): Promise<readonly Observation[]> {
  return atEachStep(original, (name, index) => ({
    step: `inside ${name}`,
    until: index,
    leftovers: (folder) => tear(folder, name),
  }));
}

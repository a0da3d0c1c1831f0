/** Conditions that mutation testing removed without a test noticing: each turns a no into a yes (bench/mutation.md). */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluateGate } from '../../../gate/decision/evaluate';
import { gateExitCode } from '../../../gate/facts/blocking';
import { failuresOf } from '../../../gate/facts/durability-evidence';
import { bytesDigest } from '../../../gate/facts/gate-report';
import type { GateInputs } from '../../../gate/facts/inputs';
import { documentOf } from '../../../gate/facts/raw';
import { inputFileName, readInput, storeInput } from '../../../gate/facts/store';
import type { Tier } from '../../../registry/schema/tier';
import { ago, asking, changing, checkOf, goScene, held, withBook } from '../../support/delivery/gate/scene';
import { digestOf, sample } from '../../support/evidence/samples';

const SCENE = goScene();
const gated = (inputs: GateInputs, rule: Partial<Tier['gate']>): GateInputs => {
  const tiers = inputs.registry.tiers.map((tier) => ({ ...tier, gate: { ...tier.gate, ...rule } }));
  return { ...inputs, registry: { ...inputs.registry, tiers } };
};

test('the transitional profile lets no failure through but a soft one', () => {
  const untested = changing(SCENE, 'test-result', () => undefined);
  const report = evaluateGate(gated(untested, { profile: 'transitional' }));
  expect(report.blockers).toEqual(['unit@docs', 'unit@shop']);
});

test('a gate that only informs says that it could not look, whatever else it found', () => {
  const untested = gated(
    changing(SCENE, 'test-result', () => undefined),
    { mode: 'informational' },
  );
  const unread = [{ kind: 'metrics', reason: 'it is cut off' }];
  const branch = (isNo: boolean) =>
    asking(untested, { evidence: { head: null, problem: { reason: 'it was rewritten', isNo }, refused: [] } });
  const exitOf = (inputs: GateInputs) => gateExitCode(evaluateGate(inputs));
  expect(exitOf(untested)).toBe(0);
  expect(exitOf({ ...untested, unread })).toBe(3);
  expect(exitOf(branch(false))).toBe(3);
  expect(exitOf(branch(true))).toBe(1);
  expect(exitOf({ ...branch(true), unread })).toBe(1);
});

test('two bundles of a surface at one commit are none', () => {
  const second = held(sample('release-bundle', { surface: 'shop' }, { bundle: digestOf('4') }), ago(299));
  const report = evaluateGate(withBook(SCENE, { statements: [...SCENE.book.statements, second] }));
  expect(checkOf(report, 'bundle/signed@shop').status).toBe('hard-fail');
});

test('a scenario without observations failed, and one with an unexpected result', () => {
  const of = (...observations: readonly { step: string; expected: string; observed: string }[]) =>
    failuresOf({ id: 'replay', observations: [...observations] });
  const good = { step: 'a', expected: 'b', observed: 'b' };
  expect(of()).toEqual(['nothing was observed']);
  expect(of(good)).toEqual([]);
  expect(of(good, { step: 'c', expected: 'd', observed: 'e' })).toEqual(['c: e instead of d']);
});

test('a stored input is read only as it was stored, and is replaced where it is damaged', () => {
  const folder = mkdtempSync(join(tmpdir(), 'inputs-'));
  const bytes = Buffer.from('an input');
  const digest = storeInput(folder, bytes);
  const path = join(folder, inputFileName(digest));
  expect(readInput(folder, digest)).toEqual({ state: 'there', bytes });
  for (const damaged of ['another!', 'cut']) {
    writeFileSync(path, damaged);
    expect(readInput(folder, digest)).toEqual({ state: 'altered' });
    expect(storeInput(folder, bytes)).toBe(digest);
    expect(readInput(folder, digest)).toEqual({ state: 'there', bytes });
  }
  expect(readInput(folder, bytesDigest(Buffer.from('none')))).toEqual({ state: 'gone' });
});

test('a document is found by its kind, and two of one kind are a fault', () => {
  const [one, other] = ['metrics', 'notes'].map((kind) => ({ kind, bytes: Buffer.from(kind) }));
  expect(documentOf({ documents: [one!, other!], statements: [] }, 'notes')).toBe(other);
  expect(documentOf({ documents: [one!], statements: [] }, 'notes')).toBeUndefined();
  expect(() => documentOf({ documents: [one!, one!], statements: [] }, 'metrics')).toThrow('2 documents');
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const PROJECT = path.join(__dirname, '../../..');
const ROOMS = ['api', 'cli', 'components', 'delivery', 'documents', 'evidence', 'gate', 'live', 'plan', 'policy'];

/** The product's files with a certain text. */
function filesWith(text: RegExp): readonly string[] {
  return ROOMS.flatMap((room) =>
    readdirSync(path.join(PROJECT, room), { recursive: true, encoding: 'utf8' }).map((name) => path.join(room, name)),
  )
    .filter((name) => name.endsWith('.ts') && text.test(readFileSync(path.join(PROJECT, name), 'utf8')))
    .sort();
}

describe('one room opens, reads, signs, verifies and appends evidence', () => {
  it('the ledger alone verifies what the branch holds', () => {
    expect(filesWith(/\breadEvidenceBook\(/)).toEqual(['evidence/branch/book.ts', 'evidence/ledger/ledger.ts']);
  });

  it('a statement is signed and verified in one place, by the ledger or by a command without a branch', () => {
    expect(filesWith(/\bsignVerified[(<]/)).toEqual([
      'cli/desk/own-statement.ts',
      'evidence/ledger/ledger.ts',
      'evidence/ledger/signed-file.ts',
    ]);
  });

  // Durability rehearses the branch itself: writes that are cut off, and readers after them.
  it('the branch is read and appended to by the ledger, and by what stands for a branch', () => {
    expect(filesWith(/\bbranch\.(?:read|append)\(/)).toEqual([
      'cli/desk/hand-over.ts',
      'evidence/ledger/ledger.ts',
      'gate/durability/delivery.ts',
    ]);
  });

  it('no command turns on the memory of signatures across commands', () => {
    expect(filesWith(/\brememberSignatures\(/)).toEqual(['evidence/verification/remembered-signature.ts']);
  });
});

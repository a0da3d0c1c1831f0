// What `npm run mutate` changes, part by part, and the tests that must notice. They are the tests nearest to the code:
// those of a part run again for each change.
const UNIT = 'test/unit/';

/** A part: the files that are changed, and how the names of the tests begin that run for it. */
const PARTS = {
  'registry-rules': { mutate: ['registry/rules/**/*.ts'], tests: [`${UNIT}registry/`] },
  plan: { mutate: ['plan/*.ts'], tests: [`${UNIT}plan/`, `${UNIT}policy/`] },
  'plan-signing': {
    mutate: ['plan/signing/*.ts', 'plan/tickets/*.ts'],
    tests: [`${UNIT}policy/ticket-first`, `${UNIT}policy/signing`, 'test/services/attacks/surface-maintainer/released'],
  },
  policy: { mutate: ['policy/rules/**/*.ts'], tests: [`${UNIT}policy/`] },
  'live-compare': { mutate: ['live/compare.ts'], tests: [`${UNIT}live/attacks`, 'test/services/live/verify'] },
  'evidence-statement': {
    mutate: ['evidence/statement/*.ts'],
    tests: [
      `${UNIT}evidence/verify`,
      `${UNIT}evidence/statement`,
      `${UNIT}evidence/trust/`,
      'test/services/attacks/evidence-key/altered',
    ],
  },
  'evidence-trust': {
    mutate: ['evidence/trust/*.ts'],
    tests: [
      `${UNIT}evidence/verify`,
      `${UNIT}evidence/trust/`,
      `${UNIT}evidence/extensions`,
      `${UNIT}evidence/der`,
      'test/services/evidence/keyless',
    ],
  },
  'evidence-tickets': { mutate: ['evidence/tickets/*.ts'], tests: [`${UNIT}evidence/tickets/`] },
  'evidence-receipts': { mutate: ['evidence/receipts/*.ts'], tests: [`${UNIT}evidence/receipts/`] },
  'evidence-waivers': { mutate: ['evidence/waivers/*.ts'], tests: [`${UNIT}evidence/waivers/`] },
  'gate-decision': { mutate: ['gate/decision/*.ts', 'gate/facts/*.ts'], tests: [`${UNIT}gate/`] },
  'gate-checks': { mutate: ['gate/checks/*.ts'], tests: [`${UNIT}gate/`] },
  deploy: {
    mutate: ['delivery/deploy/*.ts'],
    tests: [`${UNIT}delivery/deploy/`, 'test/services/attacks/delivery-key/'],
  },
};

module.exports = { PARTS };

// What `npm run mutate` changes, part by part, and the tests that must notice. They are the tests nearest to the code:
// those of a part run again for each change.
const UNIT = 'test/unit/';
const SERVICES = 'test/services/';

// Each decides on whole releases. A mutant runs them in seconds.
const GATE = [
  'attacks',
  'families',
  'isolation',
  'rollback',
  'waivers',
  'mutants',
  'decision-mutants',
  'relevant',
  'newest',
  'evaluate',
  'lineage/',
  'durability/',
].map((name) => `${UNIT}gate/${name}`);

// They do what the library does in less time. Their tests alter every byte and take minutes.
const ENCODING = ['der', 'remembered', 'remembered-timestamp'].map((name) => `evidence/trust/${name}.ts`);

/** A part: the files that are changed, and how the names of the tests begin that run for it. */
const PARTS = {
  'evidence-tickets': { mutate: ['evidence/tickets/*.ts'], tests: [`${UNIT}evidence/tickets/`] },
  'evidence-verification': {
    mutate: ['evidence/verification/*.ts'],
    tests: [
      `${UNIT}evidence/verify`,
      `${UNIT}evidence/verification/`,
      `${UNIT}evidence/trust/`,
      `${SERVICES}evidence/keyless`,
      `${SERVICES}evidence/verifier`,
      `${SERVICES}evidence/signing-certificate`,
    ],
  },
  'gate-checks': { mutate: ['gate/checks/*.ts'], tests: GATE },
  'gate-decision': {
    mutate: ['gate/decision/*.ts', '!gate/decision/*size.ts', 'gate/facts/*.ts'],
    tests: [...GATE, `${UNIT}gate/properties`, `${UNIT}gate/vsa`, `${UNIT}gate/text-field`],
  },
  'gate-size': { mutate: ['gate/decision/*size.ts'], tests: [`${UNIT}gate/size`] },
  'recorded-head': {
    mutate: ['gate/observe/recorded-head.ts'],
    tests: [`${UNIT}gate/recorded-head`, `${SERVICES}gate/recorded-head`],
  },
  'evidence-trust': {
    mutate: ['evidence/trust/*.ts', ...ENCODING.map((file) => `!${file}`)],
    tests: [
      `${UNIT}evidence/verify`,
      `${UNIT}evidence/trust/`,
      `${UNIT}evidence/extensions`,
      `${SERVICES}evidence/keyless`,
    ],
  },
  'evidence-encoding': { mutate: ENCODING, tests: [`${UNIT}evidence/timestamps`] },
  'evidence-statement': {
    mutate: ['evidence/statement/*.ts', 'evidence/statement/predicates/*.ts'],
    tests: [`${UNIT}evidence/verify`, `${UNIT}evidence/statement`, `${UNIT}evidence/trust/`],
  },
  'deploy-guard': {
    mutate: ['guard', 'leaf-run', 'prepare', 'signing-run', 'found-live'].map((name) => `delivery/deploy/${name}.ts`),
    tests: [`${UNIT}delivery/deploy/`],
  },
  'plan-signing': {
    mutate: ['plan/signing/*.ts', 'plan/tickets/*.ts'],
    tests: [`${UNIT}policy/ticket-first`, `${UNIT}policy/signing`, `${SERVICES}attacks/surface-maintainer/released`],
  },
  preflight: { mutate: ['live/preflight.ts'], tests: [`${UNIT}live/preflight`] },
  'evidence-receipts': { mutate: ['evidence/receipts/*.ts'], tests: [`${UNIT}evidence/receipts/`] },
  'evidence-waivers': { mutate: ['evidence/waivers/*.ts'], tests: [`${UNIT}evidence/waivers/`] },
  'evidence-readers': { mutate: ['evidence/readers/*.ts'], tests: [`${UNIT}evidence/readers/`] },
  policy: { mutate: ['policy/rules/**/*.ts'], tests: [`${UNIT}policy/`] },
  'live-compare': {
    mutate: ['live/compare.ts'],
    tests: [`${UNIT}live/attacks`, `${UNIT}live/compare`, `${SERVICES}live/verify`],
  },
  'registry-rules': { mutate: ['registry/rules/**/*.ts'], tests: [`${UNIT}registry/`] },
  plan: { mutate: ['plan/*.ts'], tests: [`${UNIT}plan/`, `${UNIT}policy/`] },
  'gate-observe': {
    mutate: ['gate/observe/*.ts', '!gate/observe/recorded-head.ts'],
    tests: [`${UNIT}gate/`, `${SERVICES}gate/`],
  },
  'deploy-run': {
    mutate: ['run', 'publish', 'health', 'own-run', 'receipt-draft'].map((name) => `delivery/deploy/${name}.ts`),
    tests: [`${UNIT}delivery/deploy/`, `${SERVICES}delivery/deploy/deploy`],
  },
  'health-answers': {
    mutate: ['delivery/targets/healthy.ts', 'delivery/targets/health-*.ts'],
    tests: [`${UNIT}delivery/targets/healthy`, `${UNIT}delivery/targets/smoke`],
  },
};

module.exports = { PARTS };

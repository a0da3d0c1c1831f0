import { readReport } from '../../../../evidence/adapters/adapter';
import { OPTIONS, report } from '../../../support/evidence/adapters/reports';

type Json = Record<string, unknown>;
type Change = (bom: never) => void;

const COMMIT = 'a'.repeat(40);
const given = { ...OPTIONS, commit: COMMIT, now: new Date('2026-12-01T00:00:00Z') };

function reading(adapter: 'cyclonedx' | 'spdx', change: Change) {
  const bom = JSON.parse(report(`${adapter}/npm.json`).toString('utf8')) as Json;
  change(bom as never);
  return readReport(adapter, Buffer.from(JSON.stringify(bom)), given);
}

interface Bom {
  specVersion: string;
  serialNumber: string;
  metadata?: { timestamp: string; tools: unknown; component?: Json };
  components?: Json[];
  compositions: Json[];
}

interface Document {
  spdxVersion: string;
  dataLicense: string;
  documentNamespace: string;
  creationInfo: { created: string; creators: string[] };
  documentDescribes?: string[];
  packages: Json[];
  relationships: Json[];
}

const cyclonedx = (change: (bom: Bom) => void) => reading('cyclonedx', change as Change);
const spdx = (change: (document: Document) => void) => reading('spdx', change as Change);

// https://cyclonedx.org/docs/1.7/json/
test.each<[string, (bom: Bom) => void, string]>([
  ['no subject', (bom) => delete bom.metadata?.component, 'it does not say what it is about'],
  ['no metadata', (bom) => delete bom.metadata, 'it does not say what it is about'],
  ['no components', (bom) => delete bom.components, 'it names no component besides its subject'],
  [
    'another commit as version',
    (bom) => Object.assign(bom.metadata?.component ?? {}, { version: 'b'.repeat(40) }),
    'the report is about another commit',
  ],
  [
    'another commit in its pedigree',
    (bom) => Object.assign(bom.metadata?.component ?? {}, { pedigree: { commits: [{ uid: 'b'.repeat(40) }] } }),
    'the report is about another commit',
  ],
  [
    'a time to come',
    (bom) => Object.assign(bom.metadata ?? {}, { timestamp: '2027-01-01T00:00:00Z' }),
    'a time of the report is in the future',
  ],
])('CycloneDX with %s is no pass', (_what, change, problem) => {
  expect(cyclonedx(change)).toMatchObject({ result: 'FAILED', problems: [problem] });
});

test('CycloneDX: components inside others count, and the tool has its name in both forms', () => {
  const nested = { type: 'library', name: 'inner', version: '1.0.0' };
  const found = cyclonedx((bom) => {
    Object.assign(bom.components?.[0] ?? {}, { components: [nested] });
    Object.assign(bom.metadata ?? {}, {
      tools: { components: [{ type: 'application', name: 'syft', version: '1.2.3' }] },
    });
    Object.assign(bom.metadata?.component ?? {}, { version: COMMIT });
  });
  expect(found).toMatchObject({ result: 'PASSED', tool: 'syft 1.2.3', counts: { passed: 3 } });
  expect(cyclonedx(() => undefined).tool).toBe('cli 11.19.1');
});

test('CycloneDX: components without a version, and lists that may go on, are warnings', () => {
  const found = cyclonedx((bom) => {
    for (const each of bom.components ?? []) for (const key of ['version', 'purl']) delete each[key];
    bom.compositions = [{ aggregate: 'incomplete' }, { aggregate: 'complete' }];
  });
  expect(found.result).toBe('WARNED');
  expect(found.problems).toEqual(['1 lists of components are not said to be complete', '2 components have no version']);
});

// https://github.com/package-url/purl-spec/blob/main/PURL-SPECIFICATION.rst
test.each([
  [' ', 'pkg:npm/commander', 'WARNED'],
  ['', 'pkg:npm/%40acme/commander', 'WARNED'],
  ['', 'pkg:npm/@acme/commander?arch=x@1.0', 'WARNED'],
  ['', 'pkg:npm/commander@', 'WARNED'],
  ['', undefined, 'WARNED'],
  ['', 'pkg:npm/%40acme/commander@12.1.0?arch=x#lib', 'PASSED'],
  ['12.1.0', 'pkg:npm/commander', 'PASSED'],
])('CycloneDX: a component with the version "%s" and the package URL %s is %s', (version, purl, result) => {
  const found = cyclonedx((bom) => Object.assign(bom.components?.[0] ?? {}, { version, purl }));
  expect(found).toMatchObject({ result });
});

test.each<[string, (bom: Bom) => void]>([
  ['an unknown version of the format', (bom) => Object.assign(bom, { specVersion: '2.0' })],
  ['a serial number that is none', (bom) => Object.assign(bom, { serialNumber: 'urn:uuid:1' })],
  ['a component without a name', (bom) => Object.assign(bom.components?.[0] ?? {}, { name: ' ' })],
  ['a package URL that is none', (bom) => Object.assign(bom.components?.[0] ?? {}, { purl: 'commander' })],
])('CycloneDX with %s is refused', (_what, change) => {
  expect(() => cyclonedx(change)).toThrow(expect.objectContaining({ exitCode: 2 }));
});

// https://spdx.github.io/spdx-spec/v2.3/
test.each<[string, (document: Document) => void, string]>([
  [
    'nothing that it describes',
    (document) => {
      delete document.documentDescribes;
      document.relationships = [];
    },
    'it does not say what it is about',
  ],
  [
    'one package',
    (document) => document.packages.splice(1) && document.relationships.splice(1),
    'it names no component besides its subject',
  ],
  [
    'the same package twice',
    (document) => document.packages.push({ ...document.packages[1] }),
    'two elements have one SPDXID',
  ],
  ['a package that is not there', (document) => document.packages.splice(1, 1), '1 elements are named and not there'],
  [
    'another commit as version',
    (document) => Object.assign(document.packages[0] ?? {}, { versionInfo: 'b'.repeat(40) }),
    'the report is about another commit',
  ],
  [
    'another commit in its location',
    (document) =>
      Object.assign(document.packages[0] ?? {}, { downloadLocation: `git+https://host/shop.git@${'b'.repeat(40)}` }),
    'the report is about another commit',
  ],
  [
    'another commit in capital letters',
    (document) =>
      Object.assign(document.packages[0] ?? {}, { downloadLocation: `git+https://host/shop.git@${'B'.repeat(40)}` }),
    'the report is about another commit',
  ],
  [
    'two subjects, one of another commit',
    (document) => {
      const [first] = document.packages;
      Object.assign(first ?? {}, { versionInfo: COMMIT });
      document.packages.push({ ...first, SPDXID: 'SPDXRef-other', versionInfo: 'b'.repeat(40) });
      document.documentDescribes = [...(document.documentDescribes ?? []), 'SPDXRef-other'];
    },
    'the report is about another commit',
  ],
])('SPDX with %s is no pass', (_what, change, problem) => {
  expect(spdx(change)).toMatchObject({ result: 'FAILED', problems: [problem] });
});

test('SPDX: what it describes is said in either form, and its own commit is right', () => {
  const found = spdx((document) => {
    delete document.documentDescribes;
    const [first, ...rest] = document.relationships;
    const id = first?.['relatedSpdxElement'];
    document.relationships = [
      { spdxElementId: id, relationshipType: 'DESCRIBED_BY', relatedSpdxElement: 'SPDXRef-DOCUMENT' },
      { spdxElementId: id, relationshipType: 'CONTAINS', relatedSpdxElement: 'NOASSERTION' },
      ...rest,
    ];
    Object.assign(document.packages[0] ?? {}, { downloadLocation: `git+https://host/shop.git@${COMMIT}` });
  });
  expect(found).toMatchObject({ result: 'PASSED', tool: 'npm/cli-11.19.1', counts: { passed: 2 } });
});

test.each<[string, (document: Document) => void]>([
  ['an unknown version of the format', (document) => Object.assign(document, { spdxVersion: 'SPDX-3.0' })],
  ['another licence of its data', (document) => Object.assign(document, { dataLicense: 'MIT' })],
  ['no creator', (document) => Object.assign(document.creationInfo, { creators: [] })],
  ['no namespace', (document) => Object.assign(document, { documentNamespace: 'shop' })],
  ['a package without a location', (document) => delete document.packages[1]?.['downloadLocation']],
])('SPDX with %s is refused', (_what, change) => {
  expect(() => spdx(change)).toThrow(expect.objectContaining({ exitCode: 2 }));
});

import Ajv2020 from 'ajv/dist/2020';
import { accessDiff } from '../../../live/access/diff';
import { registryJsonSchema } from '../../../registry/json-schema';
import { parseRegistry } from '../../../registry/parse';
import { base, NOW } from '../../support/registry/fixtures';

interface Draft {
  surfaceDefaults?: unknown;
  surfaces: Record<string, unknown>[];
}

const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(registryJsonSchema());
const draft = () => base('minimal') as unknown as Draft;
const parse = (document: unknown) => parseRegistry(JSON.stringify(document, null, 2), { file: 'r.json', now: NOW });

function registryOf(document: unknown) {
  const result = parse(document);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.registry;
}

/** The minimal registry with the owner, the repository and the target of its surface among the defaults. */
function shared(): Draft {
  const document = draft();
  const [{ owner, repository, target, ...own } = {}] = document.surfaces;
  return { ...document, surfaceDefaults: { owner, repository, target }, surfaces: [own] };
}

describe('what surfaces share', () => {
  it('is the same as if each surface said it', () => {
    expect(registryOf(shared())).toEqual(registryOf(draft()));
    expect(accessDiff(registryOf(draft()), registryOf(shared()))).toEqual([]);
    expect(validate(shared())).toBe(true);
  });

  it('does not reach a surface that says otherwise, nor parts of what it says', () => {
    const document = draft();
    document.surfaceDefaults = { owner: 'team:other', health: { path: '/elsewhere', status: 204 } };
    document.surfaces[0] = { ...document.surfaces[0], health: { path: '/own' } };
    const [surface] = registryOf(document).surfaces;
    expect([surface?.owner, surface?.health]).toEqual([
      draft().surfaces[0]?.['owner'],
      expect.objectContaining({ path: '/own', status: 200 }),
    ]);
  });

  it('is told as a change of each surface when it changes', () => {
    const after = shared();
    after.surfaceDefaults = { ...(after.surfaceDefaults as object), health: { path: '/other' } };
    const told = accessDiff(registryOf(shared()), registryOf(after)).map(({ message }) => message);
    expect(told).toContainEqual(expect.stringMatching(/^surfaces\.[\w-]+\.health/));
  });

  it.each<[string, unknown, string, string]>([
    ['a field that belongs to one surface', { id: 'shop' }, '/surfaceDefaults/id', 'schema-unknown-key'],
    ['a field that there is not', { ownr: 'team:a' }, '/surfaceDefaults/ownr', 'schema-unknown-key'],
    ['a value of another form', { owner: 'ada' }, '/surfaceDefaults/owner', 'schema-format'],
    ['no object', [], '/surfaceDefaults', 'schema-type'],
    ['nothing', null, '/surfaceDefaults', 'schema-type'],
  ])('is refused where it stands: %s', (_what, surfaceDefaults, pointer, code) => {
    const document = { ...draft(), surfaceDefaults };
    const result = parse(document);
    expect(result).toMatchObject({ ok: false, problems: [expect.objectContaining({ pointer, code })] });
    expect(validate(document)).toBe(false);
  });

  it.each(['owner', 'repository', 'target'])('is needed where a surface has no %s', (field) => {
    const document = draft();
    delete document.surfaces[0]?.[field];
    expect(parse(document)).toMatchObject({
      ok: false,
      problems: [expect.objectContaining({ code: 'schema-missing', pointer: `/surfaces/0/${field}` })],
    });
    expect(validate(document)).toBe(false);
  });
});

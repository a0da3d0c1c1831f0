import { type Concern, concernsPath, relevantBook } from '../../../gate/facts/relevant';
import { ago, altered, decided, goScene, held } from '../../support/delivery/gate/scene';
import { BUNDLE, COMMIT, commitOf } from '../../support/evidence/samples';

const OTHER = commitOf('4');
const HEX = 'a'.repeat(64);
const CONCERN: Concern = {
  commit: COMMIT,
  surfaces: ['shop'],
  tiers: ['staging', 'production'],
  measured: true,
  whole: false,
};
const at = (name: string, surface = 'shop', tier = 'production') => `evidence/${OTHER}/${surface}/${tier}/${name}`;
const file = (kind: string) => `${kind}-${HEX}.sigstore.json`;

describe('a file of another commit', () => {
  test('concerns a release where it can hide a no about the same surface', () => {
    for (const kind of ['deploy-receipt', 'drill', 'monitor-verdict', 'test-result', 'revocation', 'incident'])
      expect([kind, concernsPath(at(file(kind)), CONCERN)]).toEqual([kind, true]);
    expect(concernsPath(at(file('deploy-receipt'), 'shop', 'dev'), CONCERN)).toBe(true);
    for (const kind of ['drill', 'monitor-verdict'])
      expect(concernsPath(at(file(kind), 'shop', 'dev'), CONCERN)).toBe(false);
    expect(concernsPath(at(file('deploy-receipt'), 'docs'), CONCERN)).toBe(false);
    expect(concernsPath(at(file('test-result')), { ...CONCERN, measured: false })).toBe(false);
  });

  test.each([
    `0deploy-receipt-${HEX}.sigstore.json`,
    `deploy-receipt-${HEX}.sigstore.json.part`,
    `deploy-receipt-${HEX.slice(1)}.sigstore.json`,
    'x-ticket-spent-aa.sigstore.json',
    'ticket-spent-aa.sigstore.json.part',
    'ticket-spent-xy.sigstore.json',
  ])('concerns every release where its name is of no kind: %s', (name) => {
    expect(concernsPath(at(name, 'docs', 'dev'), CONCERN)).toBe(true);
  });

  test('that spends a ticket concerns none', () => {
    expect(concernsPath(at('ticket-spent-aa01.sigstore.json'), CONCERN)).toBe(false);
  });
});

describe('the book of a release', () => {
  const { book } = goScene();
  const of = (change: Partial<typeof book>) => relevantBook({ ...book, ...change }, CONCERN);
  const refused = { path: at(file('deploy-receipt')), reason: 'its key is not trusted' };

  test('has what was refused, also where an owner set it aside, and nothing that is refused elsewhere', () => {
    const aside = { ...refused, by: 'octocat', why: 'it is cut off', statement: 'q' } as never;
    const elsewhere = { path: at(file('deploy-receipt'), 'docs'), reason: 'it is cut off' };
    expect(of({ refused: [refused, elsewhere] }).refused).toEqual([refused]);
    expect(of({ quarantined: [aside] }).refused).toEqual([refused]);
  });

  test('has the earlier decisions that used a waiver, wherever they were for', () => {
    const used = [{ waiverId: 'w1', checkId: 'unit@shop', use: 1 }];
    const made = (waivers: object[]) => held(decided('shop', 'dev', OTHER, BUNDLE, { waivers }), ago(900));
    const [using, plain] = [made(used), made([])];
    const ids = of({ statements: [using, plain] }).statements.map(({ id }) => id);
    expect(ids).toEqual([using.id]);
  });

  test('has the decisions of its own commit, whatever tier they were for', () => {
    const own = held(decided('shop', 'dev', COMMIT, BUNDLE), ago(900));
    expect(of({ statements: [own] }).statements).toEqual([own]);
    expect(of({ statements: [altered(own, {}, { subjects: { commit: OTHER } })] }).statements).toEqual([]);
  });

  test('knows the former ids of surfaces and tiers', () => {
    const ids = { surfaces: new Map([['store', 'shop']]), tiers: new Map() };
    expect(of({ ids } as never).ids).toBe(ids);
    expect(of({})).not.toHaveProperty('ids');
  });
});

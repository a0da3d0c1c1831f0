import { linksIn } from '../../../formats/link-header';
import { nextLink } from '../../../formats/pages';

const PLACE = 'https://api.example/list';
const parts = (header: string) =>
  linksIn(header)?.map(({ target, relations, parameters }) => [target, [...relations], Object.fromEntries(parameters)]);

describe('the links of a header', () => {
  it.each<[string, string, unknown[]]>([
    ['none', '', []],
    ['one with quotes', `<${PLACE}>; rel="next"`, [[PLACE, ['next'], { rel: 'next' }]]],
    ['one without quotes', `<${PLACE}>;rel=next`, [[PLACE, ['next'], { rel: 'next' }]]],
    ['names in any case, with spaces', `<${PLACE}> ; REL = "Next"`, [[PLACE, ['next'], { rel: 'Next' }]]],
    ['several relations', `<${PLACE}>; rel="last next"`, [[PLACE, ['last', 'next'], { rel: 'last next' }]]],
    ['a relation that is repeated', `<${PLACE}>; rel=first; rel=next`, [[PLACE, ['first'], { rel: 'first' }]]],
    ['an escaped quote', `<${PLACE}>; title="a \\"b\\", c"`, [[PLACE, [], { title: 'a "b", c' }]]],
    ['a comma in an address', '</a,b>; rel=next', [['/a,b', ['next'], { rel: 'next' }]]],
    [
      'two, with an empty one between',
      '</a>; rel=prev, ,</b>',
      [
        ['/a', ['prev'], { rel: 'prev' }],
        ['/b', [], {}],
      ],
    ],
    ['a parameter without a value', '</a>; rel=next; fast', [['/a', ['next'], { rel: 'next', fast: '' }]]],
  ])('%s', (_what, header, links) => {
    expect(parts(header)).toEqual(links);
  });

  it.each([
    `${PLACE}; rel="next"`,
    `<${PLACE}; rel="next"`,
    `<>; rel="next"`,
    `<${PLACE}>; rel="next`,
    `<${PLACE}> rel="next"`,
    `<${PLACE}>; rel="next" x`,
    `<${PLACE}>; rel="next";`,
    `</a>; rel=prev </b>; rel=next`,
    'next',
  ])('are not read out of %s', (header) => {
    expect(linksIn(header)).toBeUndefined();
    expect(nextLink(header)).toBe('unreadable');
  });
});

describe('the link to the next page', () => {
  it('is the only one with that relation', () => {
    expect(nextLink(`</a>; title="rel=next", <${PLACE}>; rel=next`)).toMatchObject({ target: PLACE });
    expect(nextLink('</a>; rel=prev; title=next, </next>; rel="nextish"')).toBeUndefined();
    expect(nextLink(null)).toBeUndefined();
  });

  it('is unreadable where there are two', () => {
    expect(nextLink('</a>; rel=next, </b>; rel=next')).toBe('unreadable');
  });
});

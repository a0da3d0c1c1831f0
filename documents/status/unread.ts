import type { Whereabouts } from '../../evidence/readers/answer';
import type { KnownKind } from '../../evidence/statement/kinds';
import type { StatusFacts } from './facts';
import type { Status, Unread } from './model';

type Parts = Pick<Status, 'surfaces' | 'stacks' | 'waivers' | 'secrets'>;
type Refused = (kind: KnownKind, where?: Whereabouts) => string | undefined;

function wholeParts({ book, waivers }: StatusFacts): readonly Unread[] {
  return [book, waivers].flatMap((part) => (part.ok || part.isNo ? [] : [part.unread]));
}

function placesUnread(facts: StatusFacts, { surfaces }: Parts): readonly Unread[] {
  // One line reports that the branch was not read; repeating it for every place would hide the rest.
  if (!facts.book.ok) return [];
  return surfaces.flatMap(({ id, places }) =>
    places.flatMap(({ tier, state, reason }) => {
      const next = `causeway receipt list --surface ${id} --tier ${tier}`;
      return state === 'unread' ? [{ what: `${id} on ${tier}`, reason: reason ?? '', next }] : [];
    }),
  );
}

// Where absence would mean yes, an unreadable file must be reported.
function refusals({ surfaces }: Parts, refused: Refused): readonly Unread[] {
  const next = 'causeway receipt list';
  const incidents = surfaces.flatMap(({ id }) => {
    const reason = refused('incident', { surface: id });
    return reason === undefined ? [] : [{ what: `incidents of ${id}`, reason, next }];
  });
  const decision = refused('release-decision');
  return decision === undefined ? incidents : [...incidents, { what: 'gate decisions', reason: decision, next }];
}

function stacksUnread({ live }: StatusFacts, { stacks }: Parts): readonly Unread[] {
  return stacks.flatMap(({ stack, state, reason, findings }) => {
    const flag = stack.startsWith('foundation') ? '--foundation' : `--tier ${stack.split('.')[0]}`;
    const seen = live.get(stack);
    const next = seen && !seen.ok ? seen.unread.next : `causeway live verify ${flag}`;
    const isBlind = state === 'unread' || findings?.some(({ kind }) => kind === 'unverified') === true;
    return isBlind ? [{ what: `drift of the stack ${stack}`, reason, next }] : [];
  });
}

/** Everything that could not be determined, with its reason and the command that finds out. */
export function unreadIn(facts: StatusFacts, parts: Parts, refused: Refused): readonly Unread[] {
  const waivers = (parts.waivers ?? [])
    .filter(({ status }) => status === 'unverified')
    .map(({ id, reason }) => ({ what: `waiver ${id}`, reason, next: 'causeway waiver check' }));
  const unknown = parts.secrets.filter(({ state }) => state === 'unknown');
  const secrets =
    unknown.length === 0
      ? []
      : [
          {
            what: `the age of ${unknown.length} ${unknown.length === 1 ? 'secret' : 'secrets'}`,
            reason: 'no rotation is recorded (lastRotated)',
            next: 'causeway secrets due',
          },
        ];
  return [
    ...wholeParts(facts),
    ...placesUnread(facts, parts),
    ...refusals(parts, refused),
    ...stacksUnread(facts, parts),
    ...waivers,
    ...secrets,
  ];
}

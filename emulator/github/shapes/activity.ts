import { accountOf } from '../actor';
import { type GithubExchange, queryText } from '../lookup';
import type { GithubActivity } from '../state/activity';
import type { GithubRepository } from '../world';
import { nodeId } from './account';

/** The activities that a request asks for, newest first. The request gives a ref with or without `refs/heads/`. */
export function activitiesAsked(exchange: GithubExchange, repository: GithubRepository): readonly GithubActivity[] {
  const [ref, actor, type] = ['ref', 'actor', 'activity_type'].map((name) => queryText(exchange, name));
  const found = (repository.activities ?? []).filter(
    (each) =>
      (ref === undefined || [each.ref, each.ref.replace(/^refs\/heads\//, '')].includes(ref)) &&
      (actor === undefined || each.actor === actor) &&
      (type === undefined || each.type === type),
  );
  return queryText(exchange, 'direction') === 'asc' ? found : [...found].reverse();
}

/** `activity`. */
export function activityShape({ base, world }: GithubExchange, each: GithubActivity): object {
  const { id, ref, before, after, at, type, actor } = each;
  return {
    id,
    node_id: nodeId('PUSH', id),
    before,
    after,
    ref,
    timestamp: at,
    activity_type: type,
    actor: actor === null ? null : accountOf(base, world, actor),
  };
}

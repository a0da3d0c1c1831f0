import { sortedSet } from '../../plan/sorted';
import type { Found } from './found';
import { listText, type Notes } from './notes';

function secretsOf(own: readonly Found[]): readonly object[] {
  const names = sortedSet(own.flatMap(({ environment }) => Object.keys(environment.secrets)));
  const tiers = sortedSet(own.map(({ tier }) => tier));
  return names.map((name) => {
    const holding = own.filter(({ environment }) => Object.hasOwn(environment.secrets, name));
    const on = sortedSet(holding.map(({ tier }) => tier));
    const [oldest = ''] = sortedSet(holding.map(({ environment }) => environment.secrets[name] ?? ''));
    return { name, ...(on.length === tiers.length ? {} : { tiers: on }), lastRotated: oldest.slice(0, 10) };
  });
}

function variablesOf(own: readonly Found[]): object {
  const names = sortedSet(own.flatMap(({ environment }) => Object.keys(environment.variables)));
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        values: Object.fromEntries(
          own.flatMap(({ environment, tier }) =>
            Object.hasOwn(environment.variables, name) ? [[tier, environment.variables[name]] as const] : [],
          ),
        ),
      },
    ]),
  );
}

/** The surfaces that environments are named after, with variables and the names of secrets. */
export function surfacesOf(deploys: readonly Found[], owner: string | undefined, notes: Notes): readonly object[] {
  const ids = sortedSet(deploys.map(({ surface }) => surface));
  const all = sortedSet(deploys.map(({ tier }) => tier));
  return ids.map((id, index) => {
    const own = deploys.filter(({ surface }) => surface === id);
    const at = `/surfaces/${index}`;
    const repositories = sortedSet(own.map(({ key }) => key));
    if (repositories.length > 1)
      notes.ask(`${at}/repository`, `one of ${listText(repositories)}: all have environments of it`);
    else if (deploys.some(({ key, surface }) => key === repositories[0] && surface !== id)) {
      notes.ask(`${at}/paths`, 'its part of the repository, which also contains others');
    }
    const tiers = sortedSet(own.map(({ tier }) => tier));
    const secrets = secretsOf(own).map((secret) => ({ ...secret, ...(owner === undefined ? {} : { owner }) }));
    const variables = variablesOf(own);
    return {
      id,
      ...(repositories.length === 1 ? { repository: repositories[0] } : {}),
      ...(tiers.length === all.length ? {} : { tiers }),
      ...(Object.keys(variables).length === 0 ? {} : { variables }),
      ...(secrets.length === 0 ? {} : { secrets }),
    };
  });
}

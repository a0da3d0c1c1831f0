import { cloudOfKey } from '../../cloud-keys';
import type { PolicyContext } from '../../context';
import { environmentPointer, surfacePointer } from '../../pointers';
import type { StackRule } from '../../rule';
import type { Observation } from '../../rule-description';
import { type ResourceView, textOf } from '../../view';
import { workflowKeys } from '../../workflow-keys';
import { workflowRead } from '../../workflows';

function ofName(name: string, where: string, pointer: string): readonly Observation[] {
  const cloud = cloudOfKey(name);
  return cloud === undefined ? [] : [{ what: `${name} of ${where} is a long-lived key of ${cloud}`, pointer }];
}

function planned(context: PolicyContext): readonly Observation[] {
  const { environments, sites, registry } = context;
  const holders = [
    ...environments.map((plan) => ({ ...plan, pointer: environmentPointer(context, plan) })),
    ...sites.map((plan) => ({ ...plan, pointer: surfacePointer(registry, plan.surface, 'secrets') })),
  ];
  return holders.flatMap(({ name, secrets, variables, pointer }) =>
    [...secrets, ...variables].flatMap((each) => ofName(each.name, name, pointer)),
  );
}

// Objects of a stack that no plan names; another rule reports names that are still unknown.
function held(views: readonly ResourceView[]): readonly Observation[] {
  return views.flatMap(({ props, urn, type }) => {
    if (!/secret|variable/i.test(type)) return [];
    const name = ['secretName', 'variableName', 'key'].map((key) => textOf(props, key)).find(Boolean);
    const found = name === undefined ? [] : ofName(name, textOf(props, 'environment') ?? 'a site', '/surfaces');
    return found.map((each) => ({ ...each, urn }));
  });
}

function inWorkflows({ workflows }: PolicyContext): readonly Observation[] {
  return workflows.flatMap((file) => {
    const read = workflowRead(file);
    // GitHub runs no file that it cannot parse; `hygiene-ticket-first` reports where.
    if (!read.ok) return [];
    return workflowKeys(read.workflow).map(({ cloud, name }) => ({
      what: `${file.path} takes a long-lived key of ${cloud}: ${name}`,
      pointer: '/state/logins',
    }));
  });
}

/** Jobs log in to clouds with the run's own token, never with a stored key. */
export const cloudKeys: StackRule = {
  code: 'least-privilege-cloud-keys',
  title: 'No long-lived key of a cloud is a secret, or taken by a workflow',
  why: 'A stored key works for anybody who copies it, from anywhere, until it is rotated. A login by OpenID Connect is for one job, one environment and minutes.',
  fix: 'Log in with the vendor’s action and `id-token: write`; `causeway oidc` prints the conditions that the cloud should trust. Then delete the secret, and the key at the vendor.',
  severity: 'high',
  category: 'least-privilege',
  docs: 'https://docs.github.com/en/actions/concepts/security/openid-connect',
  level: 'mandatory',
  milestone: 'M1',
  scope: 'stack',
  check(views, context) {
    const inPlan = planned(context);
    const known = new Set(inPlan.map(({ what }) => what));
    return [...inPlan, ...held(views).filter(({ what }) => !known.has(what)), ...inWorkflows(context)];
  },
};

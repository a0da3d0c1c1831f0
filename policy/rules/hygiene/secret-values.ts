import { publicValues } from '../../../registry/public-values';
import { isPublishable, secretLooking } from '../../../registry/secret-looking';
import { repositoryPointer } from '../../pointers';
import { TYPE } from '../../resource-types';
import type { ResourceRule } from '../../rule';
import { recordsOf, textOf } from '../../view';

/** No plain variable has a value that looks like a secret. */
export const secretValues: ResourceRule = {
  code: 'hygiene-secret-values',
  title: 'Plain variables hold no secrets',
  why: "A variable's value is readable in the repository's settings, in logs, in the preview and in the state.",
  fix: "Make it a secret (the surface's `secrets`), and rotate the value that was shown.",
  severity: 'high',
  category: 'hygiene',
  docs: 'https://docs.github.com/en/actions/concepts/workflows-and-actions/variables',
  level: 'mandatory',
  milestone: 'M2',
  scope: 'resource',
  types: [TYPE.environmentVariable, TYPE.repositoryVariable, TYPE.siteVariable],
  check({ type, props }, context) {
    const isNetlify = type === TYPE.siteVariable;
    const values = isNetlify
      ? recordsOf(props, 'values').map((each) => textOf(each, 'value'))
      : [textOf(props, 'value')];
    const name = textOf(props, isNetlify ? 'key' : 'variableName');
    const declared = publicValues(context.registry);
    const looks = values.flatMap((value) => {
      const look = value === undefined ? undefined : secretLooking(value);
      if (value === undefined || look === undefined) return [];
      return declared.has(value) && isPublishable(look) ? [] : [look];
    });
    const at =
      type === TYPE.repositoryVariable
        ? repositoryPointer(context, textOf(props, 'repository'), 'variables')
        : '/surfaces';
    return looks.map((look) => ({ what: `the value of the variable ${name} looks like ${look}`, pointer: at }));
  },
};

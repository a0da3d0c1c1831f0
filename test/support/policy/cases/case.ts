import type { WorkflowFile } from '../../../../policy/context';
import type { ResourceView } from '../../../../policy/view';

/** One violation of a rule: the change in a stack's planned resources, and the rule's message. */
export interface RuleCase {
  readonly rule: string;
  readonly stack: string;
  readonly change: (views: readonly ResourceView[]) => readonly ResourceView[];
  readonly says: RegExp;
  readonly workflows?: readonly WorkflowFile[];
  /** The evaluation time, if the rule uses it. */
  readonly now?: Date;
  /** Why resources of the engine cannot express the case. */
  readonly notByResources?: string;
}

/** Changes one resource's inputs. */
export function inputs(
  name: string,
  props: (old: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): RuleCase['change'] {
  return (views) => replaced(views, name, (view) => ({ ...view, props: props(view.props) }));
}

/** Sets some of one resource's inputs. */
export function set(name: string, props: Readonly<Record<string, unknown>>): RuleCase['change'] {
  return inputs(name, (old) => ({ ...old, ...props }));
}

/** Sets some of a ruleset's rules. */
export function setRules(name: string, rules: Readonly<Record<string, unknown>>): RuleCase['change'] {
  return inputs(name, (old) => ({ ...old, rules: { ...(old['rules'] as object), ...rules } }));
}

/** Changes one resource. Throws when the plan has no such resource, because the case would then prove nothing. */
export function replaced(
  views: readonly ResourceView[],
  name: string,
  change: (view: ResourceView) => ResourceView,
): readonly ResourceView[] {
  if (!views.some((view) => view.name === name))
    throw new Error(`no ${name} in ${views.map((v) => v.name).join(', ')}`);
  return views.map((view) => (view.name === name ? change(view) : view));
}

/** Removes one resource. */
export function without(name: string): RuleCase['change'] {
  return (views) => {
    replaced(views, name, (view) => view);
    return views.filter((view) => view.name !== name);
  };
}

/** Adds a resource. */
export function added(type: string, name: string, props: Readonly<Record<string, unknown>>): RuleCase['change'] {
  return (views) => {
    const urn = `${views[0]?.urn.split('::').slice(0, 2).join('::')}::${type}::${name}`;
    const [kind = ''] = type.split(':');
    return [
      ...views,
      { type, name, urn, props, protect: true, provider: { type: `pulumi:providers:${kind}`, name: kind } },
    ];
  };
}

import { type ResourceView, recordsOf, textOf } from '../view';

/** The deploy contexts for which a Netlify variable has values. */
export function contextsOf({ props }: ResourceView): readonly string[] {
  return ['values', 'secretValues'].flatMap((key) =>
    recordsOf(props, key).map((value) => textOf(value, 'context') ?? '(none)'),
  );
}

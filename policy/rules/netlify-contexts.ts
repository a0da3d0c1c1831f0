import { type ResourceView, recordsOf, textOf } from '../view';

/** The deploy contexts that a Netlify variable has values for. */
export function contextsOf({ props }: ResourceView): readonly string[] {
  return ['values', 'secretValues'].flatMap((key) =>
    recordsOf(props, key).map((value) => textOf(value, 'context') ?? '(none)'),
  );
}

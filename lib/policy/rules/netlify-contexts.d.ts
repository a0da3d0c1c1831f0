import { type ResourceView } from '../view';
/** The deploy contexts that a Netlify variable has values for. */
export declare function contextsOf({ props }: ResourceView): readonly string[];

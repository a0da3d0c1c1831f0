import { isDynamic, isMappingValue, type Value } from '../../formats/token/value';

/** A value of an axis: expressions distinguish `false` from the text "false". */
type Plain = string | number | boolean;

/** One job of a matrix, by its axes. */
export type Combination = Readonly<Record<string, Plain>>;

/** The combinations of a job's matrix; `dynamic` when an expression computes them at run time. */
export type Matrix = readonly Combination[] | 'none' | 'dynamic';

// The text of a mapping or list as an axis's value is undocumented.
function isPlain(value: Value): value is Plain {
  return value !== null && typeof value !== 'object';
}

function combinationOf(value: Value): Combination | undefined {
  if (!isMappingValue(value) || !Object.values(value).every(isPlain)) return undefined;
  return value as Readonly<Record<string, Plain>>;
}

function combinations(value: Value | undefined): readonly Combination[] | undefined {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return undefined;
  const read = value.map((each: Value) => combinationOf(each));
  return read.every((each) => each !== undefined) ? read : undefined;
}

function product(axes: Readonly<Record<string, readonly Plain[]>>): readonly Combination[] {
  const entries = Object.entries(axes);
  if (entries.length === 0) return [];
  return entries.reduce<readonly Combination[]>(
    (made, [axis, values]) => made.flatMap((each) => values.map((value): Combination => ({ ...each, [axis]: value }))),
    [{}],
  );
}

function covers(whole: Combination, part: Combination): boolean {
  return Object.entries(part).every(([key, value]) => String(whole[key]) === String(value));
}

/**
 * Expands `strategy.matrix` as GitHub does: the axes without `exclude`, then each `include` merged where it fits or
 * added.
 */
export function expandMatrix(matrix: Value | undefined): Matrix {
  if (matrix === undefined || matrix === null) return 'none';
  if (!isMappingValue(matrix) || isDynamic(matrix)) return 'dynamic';
  const { include, exclude, ...axes } = matrix;
  const [added, left] = [combinations(include), combinations(exclude)];
  const lists = Object.fromEntries(
    Object.entries(axes).flatMap(([axis, values]) =>
      Array.isArray(values) && values.every(isPlain) ? [[axis, values]] : [],
    ),
  );
  if (!added || !left || Object.keys(lists).length < Object.keys(axes).length) return 'dynamic';
  const names = Object.keys(lists);
  let made = product(lists).filter((each) => !left.some((part) => covers(each, part)));
  for (const extra of added) {
    const fits = (each: Combination) =>
      names.every((name) => !Object.hasOwn(extra, name) || String(each[name]) === String(extra[name]));
    const extended = made.filter((each) => names.some((name) => Object.hasOwn(each, name)) && fits(each));
    made =
      extended.length > 0
        ? made.map((each) => (extended.includes(each) ? { ...each, ...extra } : each))
        : [...made, extra];
  }
  return made;
}

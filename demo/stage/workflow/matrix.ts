type Combination = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The combinations of a matrix whose expressions are filled in: axes, then each `include` separately. Throws on any
 * other form.
 */
export function combinationsOf(matrix: unknown): readonly Combination[] {
  if (!isRecord(matrix)) throw new Error(`a matrix is a mapping, not ${JSON.stringify(matrix)}`);
  const { include = [], exclude, ...axes } = matrix;
  if (exclude !== undefined || !Array.isArray(include)) throw new Error('this matrix is not played');
  const made = Object.entries(axes).reduce<readonly Combination[]>(
    (before, [axis, values]) => {
      if (!Array.isArray(values)) throw new Error(`the axis '${axis}' of a matrix is a list`);
      return before.flatMap((each) => values.map((value: unknown) => ({ ...each, [axis]: value })));
    },
    Object.keys(axes).length > 0 ? [{}] : [],
  );
  if (made.length > 0 && include.length > 0) throw new Error('axes and include together are not played');
  const all = [...made, ...(include as Combination[])];
  if (all.length === 0) throw new Error('GitHub refuses a matrix without any combination');
  return all;
}

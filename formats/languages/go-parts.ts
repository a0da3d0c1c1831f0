import { childOf, hasType, type Node, nodesIn, tokensOf } from './tree';

const text = (node: Node): string => tokensOf(node).join(' ');

/** Whether a case holds, by its values and the value of its switch; undefined where only a run shows it. */
function holds(values: readonly Node[], tag: string, names: ReadonlySet<string>): boolean | undefined {
  const known = values.map((each) => (hasType(each, names) ? undefined : text(each) === tag));
  if (known.includes(true)) return true;
  return known.every((each) => each === false) ? false : undefined;
}

// https://go.dev/ref/spec#Switch_statements: a switch without a value has the value true.
function deadCases(node: Node, names: ReadonlySet<string>): readonly Node[] {
  const block = childOf(node, 'SwitchBlock');
  const head = node.children.filter((each) => each !== block && !['switch', ';', 'VarDecl'].includes(each.type));
  const [tag] = head;
  if (!block || (tag && hasType(tag, names)) || hasType(block, new Set(['FallthroughStatement']))) return [];
  const found: Node[] = [];
  let isOver = false;
  let isDead = false;
  for (const each of block.children) {
    if (each.type === 'Case') {
      const values = each.children.filter(({ type }) => !['case', 'default', ',', ':'].includes(type));
      const isDefault = each.children[0]?.type === 'default';
      const held = isDefault ? undefined : holds(values, tag ? text(tag) : 'true', names);
      isDead = isOver || held === false;
      isOver ||= held === true;
    } else if (isDead) found.push(each);
  }
  return found;
}

/** The statements `go` in a function that waits for nothing: the test may be over before they compare. */
function unawaited(body: Node): readonly Node[] {
  const started = [...nodesIn(body)].filter(({ type }) => type === 'GoStatement');
  if (started.length === 0) return [];
  const rest = tokensOf(body, new Set(started));
  const waits = rest.some(
    (each) => ['<-', 'select', 'range'].includes(each) || /^(?:Wait|Sleep|Eventually)/.test(each),
  );
  return waits ? [] : started;
}

/** The statements of a Go file that never run, or that run while nobody waits for them. */
export function deadInGo(root: Node, names: ReadonlySet<string>): ReadonlySet<Node> {
  const functions = root.children.filter(({ type }) => type === 'FunctionDecl' || type === 'MethodDecl');
  const cases = [...nodesIn(root)].filter(({ type }) => type === 'SwitchStatement');
  return new Set([...functions.flatMap(unawaited), ...cases.flatMap((each) => deadCases(each, names))]);
}

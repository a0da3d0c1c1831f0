import type { TestFile } from '../test-file';
import { countComparisons, type Grammar, idleParts } from './language';
import { type Node, nodesIn, tokensOf } from './tree';

/** A test in a tree. */
export interface FoundTest {
  readonly name: string;
  /** The statement that declares it, with its attributes. */
  readonly node: Node;
  /** The node of its name, which is not part of what it says. */
  readonly title: Node | undefined;
  readonly body: Node;
  /** Comparisons that its declaration makes, such as the error that it expects. */
  readonly declared?: number;
  readonly isRunning: boolean;
}

/** What a language says of a file's statements. */
export interface Statements {
  readonly grammar: Grammar;
  /** Functions of the file that compare. */
  readonly helpers: ReadonlySet<string>;
  /** Whether a statement is a suite, whose members are tests and what they use. */
  readonly isSuite: (node: Node) => boolean;
  readonly isImport: (node: Node) => boolean;
}

/** Blocks of members: what stands in a suite. */
const MEMBERS: ReadonlySet<string> = new Set(['Body', 'ClassBody', 'DeclarationList', 'Block']);

/** A file of tests out of its tree: the tests that run, and what they use. */
export function fileOf(root: Node, tests: readonly FoundTest[], statements: Statements): TestFile {
  const { grammar, helpers } = statements;
  const own = new Set(tests.map(({ node }) => node));
  const flat = (nodes: readonly Node[]): readonly Node[] =>
    nodes.flatMap((node) => {
      const members = [...nodesIn(node)].find(({ type }) => MEMBERS.has(type));
      return statements.isSuite(node) && members ? flat(members.children) : [node];
    });
  const around = flat(root.children).filter(
    (node) => !own.has(node) && !statements.isImport(node) && !node.type.endsWith('Comment') && /^\w/.test(node.text),
  );
  return {
    declared: tests.length,
    running: tests
      .filter(({ isRunning }) => isRunning)
      .map(({ name, node, title, body, declared = 0 }) => {
        const idle = new Set([...idleParts(body, grammar, helpers), ...(title ? [title] : [])]);
        const assertions = declared + countComparisons(body, grammar, helpers);
        return { name, words: tokensOf(node, idle).join(' '), assertions };
      }),
    around: around.map((node) => {
      const first = [...nodesIn(node)].find(({ type }) => grammar.names.has(type));
      return { words: tokensOf(node).join(' '), names: first ? [first.text] : [] };
    }),
  };
}

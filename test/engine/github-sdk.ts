import path from 'node:path';
import ts from 'typescript';

/** One input as @pulumi/github declares it: its type in the notation of `schemaType`, and whether it is required. */
export interface DeclaredInput {
  readonly type: string;
  readonly required: boolean;
}

const sdk = path.dirname(require.resolve('@pulumi/github/package.json'));

/** The inputs of an interface (such as `RepositoryEnvironmentArgs`) in a declaration file of @pulumi/github. */
export function declaredInputs(file: string, name: string): Record<string, DeclaredInput> {
  const found = parse(file).statements.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === name);
  if (found === undefined || !ts.isInterfaceDeclaration(found)) throw new Error(`${file} declares no ${name}`);
  return Object.fromEntries(
    found.members.filter(ts.isPropertySignature).map((member) => {
      if (member.type === undefined) throw new Error(`${name} has a property without a type`);
      const key = (member.name as ts.Identifier).text;
      return [key, { type: typeOf(member.type), required: member.questionToken === undefined }];
    }),
  );
}

/** The outputs that @pulumi/github marks as secret for a resource. */
export function declaredSecrets(file: string): readonly string[] {
  const text = ts.sys.readFile(path.join(sdk, file)) ?? '';
  return [...(/additionalSecretOutputs: \[([^\]]*)\]/.exec(text)?.[1] ?? '').matchAll(/"(\w+)"/g)]
    .map((hit) => hit[1]!)
    .sort();
}

const parsed = new Map<string, ts.SourceFile>();

function parse(file: string): ts.SourceFile {
  const known = parsed.get(file);
  if (known !== undefined) return known;
  const text = ts.sys.readFile(path.join(sdk, file));
  if (text === undefined) throw new Error(`@pulumi/github has no ${file}`);
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  parsed.set(file, source);
  return source;
}

function typeOf(node: ts.TypeNode): string {
  if (ts.isUnionTypeNode(node)) {
    const [only, ...others] = node.types.filter((part) => part.kind !== ts.SyntaxKind.UndefinedKeyword);
    if (only !== undefined && others.length === 0) return typeOf(only);
  }
  if (ts.isArrayTypeNode(node)) return `array of ${typeOf(node.elementType)}`;
  if (ts.isTypeReferenceNode(node)) {
    const inner = node.typeArguments?.[0];
    if (inner !== undefined) return typeOf(inner);
    if (ts.isQualifiedName(node.typeName)) return node.typeName.right.text;
  }
  if (ts.isTypeLiteralNode(node) && node.members[0] !== undefined && ts.isIndexSignatureDeclaration(node.members[0])) {
    return `map of ${typeOf(node.members[0].type)}`;
  }
  const keyword = { [ts.SyntaxKind.StringKeyword]: 'string', [ts.SyntaxKind.NumberKeyword]: 'number' }[
    node.kind as number
  ];
  if (keyword !== undefined) return keyword;
  if (node.kind === ts.SyntaxKind.BooleanKeyword) return 'boolean';
  throw new Error(`a type that this reader does not know: ${ts.SyntaxKind[node.kind]}`);
}

/** Every regular expression of a TypeScript project, literal or built, by the compiler's own syntax tree. */
import {
  isCallExpression,
  isIdentifier,
  isNewExpression,
  isNoSubstitutionTemplateLiteral,
  isNumericLiteral,
  isRegularExpressionLiteral,
  isStringLiteral,
  isTemplateExpression,
  isVariableDeclaration,
  type Node,
  type SourceFile,
} from 'typescript/unstable/ast';
import { createVirtualFileSystem } from 'typescript/unstable/fs';
import { API } from 'typescript/unstable/sync';

export interface Expression {
  /** Relative to the folder that was read. */
  readonly file: string;
  readonly line: number;
  /** As it is written in the file. */
  readonly written: string;
  /** Null when it is built from something that only the running program knows. */
  readonly source: string | null;
  readonly flags: string;
}

/** What stands in for a name or an access that only the running program knows: by its file and text, as `a/b.ts: found.id`. */
export type Examples = Readonly<Record<string, string>>;

/** The text an expression comes to: strings, numbers, templates, and constants of the same file. */
function textOf(
  node: Node,
  constants: ReadonlyMap<string, Node>,
  exampleOf: (text: string) => string | undefined,
): string | null {
  const example = exampleOf(node.getText());
  if (example !== undefined) return example;
  if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node) || isNumericLiteral(node)) return node.text;
  if (isIdentifier(node)) {
    const constant = constants.get(node.text);
    return constant ? textOf(constant, constants, exampleOf) : null;
  }
  if (!isTemplateExpression(node)) return null;
  const parts = node.templateSpans.map((span) => {
    const given = textOf(span.expression, constants, exampleOf);
    return given === null ? null : given + span.literal.text;
  });
  return parts.includes(null) ? null : node.head.text + parts.join('');
}

function constantsOf(file: SourceFile): ReadonlyMap<string, Node> {
  const constants = new Map<string, Node>();
  for (const node of nodesOf(file)) {
    if (isVariableDeclaration(node) && isIdentifier(node.name) && node.initializer)
      constants.set(node.name.text, node.initializer);
  }
  return constants;
}

function* nodesOf(node: Node): Generator<Node> {
  yield node;
  const children: Node[] = [];
  node.forEachChild((child) => void children.push(child));
  for (const child of children) yield* nodesOf(child);
}

function expressionsOfFile(file: SourceFile, name: string, examples: Examples): Expression[] {
  const constants = constantsOf(file);
  const exampleOf = (text: string) => examples[`${name}: ${text}`];
  const found: Expression[] = [];
  for (const node of nodesOf(file)) {
    const written = () => node.getText(file);
    const place = () => ({ file: name, line: file.text.slice(0, node.getStart(file)).split('\n').length });
    if (isRegularExpressionLiteral(node)) {
      const end = written().lastIndexOf('/');
      found.push({
        ...place(),
        written: written(),
        source: written().slice(1, end),
        flags: written().slice(end + 1),
      });
    } else if ((isNewExpression(node) || isCallExpression(node)) && node.expression.getText(file) === 'RegExp') {
      const [pattern, flags] = node.arguments ?? [];
      const source = pattern ? textOf(pattern, constants, exampleOf) : null;
      found.push({
        ...place(),
        written: written(),
        source,
        flags: flags ? (textOf(flags, constants, exampleOf) ?? '') : '',
      });
    }
  }
  return found;
}

/** The expressions of every file under `folder`, an absolute path, of the project `config`. */
export function expressionsIn(
  config: string,
  folder: string,
  examples: Examples = {},
  files?: Record<string, string>,
): readonly Expression[] {
  const api = new API(files ? { fs: createVirtualFileSystem(files) } : {});
  try {
    const snapshot = api.updateSnapshot({ openProject: config });
    const [project] = snapshot.getProjects();
    const names = project?.program.getSourceFileNames().filter((name) => name.startsWith(`${folder}/`)) ?? [];
    const found = names.flatMap((name) => {
      const file = project?.program.getSourceFile(name);
      return file ? expressionsOfFile(file, name.slice(folder.length + 1), examples) : [];
    });
    snapshot.dispose();
    return found;
  } finally {
    api.close();
  }
}

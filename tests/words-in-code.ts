/** The Indonesian words that stand in the code of a source file: what a person who knows only the language would look for. */
import ts from 'typescript';

/** Words that Indonesian took from English, or writes alike: as names of things in the code they are English. */
const alike = new Set(
  (
    'basis data detail dialog event format formula input level model operator outcome per program proses sampling ' +
    'status target terminal total unit'
  ).split(' '),
);

/** A literal that holds one of these is a sentence or name in English: a finding, a message, a label. */
const english =
  /(?:^|\s)(?:a|an|the|is|are|was|of|no|not|and|or|to|as|by|that|what|with|which|its|it|in|on|at|for)(?=[\s,.;:]|$)/;

/**
 * The words of `known` in the code of a file, each once, sorted: in strings, templates, regular expressions and keys of
 * objects. Comments, types and names of modules do not count, nor do literals in English.
 */
export function wordsInCode(text: string, known: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    for (const word of literalOf(node)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []) {
      if (known.has(word) && !alike.has(word)) found.add(word);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true));
  return [...found].sort();
}

function literalOf(node: ts.Node): string {
  if (ts.isRegularExpressionLiteral(node)) return spaced(node.text);
  if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) return node.name.text;
  if (ts.isStringLiteralLike(node)) return english.test(node.text) ? '' : spaced(node.text);
  if (!ts.isTemplateExpression(node)) return '';
  const whole = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' ');
  return english.test(whole) ? '' : spaced(whole);
}

/** A pattern such as `\btahun\s+ini` without the letters of its escapes. */
function spaced(pattern: string): string {
  return pattern.replace(/\\[a-z]/g, ' ');
}

/**
 * A lint rule with a fixer: a module is imported by one statement, values first, each type with `type` before it. Ready-made
 * rules do not mend a statement that stands below the comment that opens a file, where most of ours stand.
 */

/**
 * A name that is imported, and a statement that imports nothing but names, as the parser of TypeScript gives them.
 * @typedef {import('eslint').AST.Program['body']} Statements
 * @typedef {Extract<Statements[number], { type: 'ImportDeclaration' }>} AnyImport
 * @typedef {Extract<AnyImport['specifiers'][number], { type: 'ImportSpecifier' }>} AnyName
 * @typedef {AnyName & { importKind?: string, imported: { name: string } }} Name
 * @typedef {AnyImport & { importKind?: string, specifiers: Name[] }} Import
 */

/** @type {import('eslint').Rule.RuleModule} */
export const oneImportAModule = {
  meta: {
    type: 'suggestion',
    fixable: 'code',
    schema: [],
    messages: { twice: 'An earlier statement imports from {{from}}: put both into one' },
  },
  create: ({ report, sourceCode }) => {
    /** @type {(statement: Import) => [number, number]} */
    const lineOf = (statement) => {
      const [start, end] = sourceCode.getRange(statement);
      return [start, sourceCode.text[end] === '\n' ? end + 1 : end];
    };
    return {
      Program({ body }) {
        for (const [from, statements] of bySource(body)) {
          const [first, second, ...others] = statements;
          if (!first || !second) continue;
          const commented = [second, ...others].some((other) => sourceCode.getCommentsBefore(other).length > 0);
          report({
            node: second,
            messageId: 'twice',
            data: { from },
            fix: (fixer) =>
              commented
                ? null
                : [
                    fixer.replaceText(first, merged(statements, from)),
                    ...[second, ...others].map((other) => fixer.removeRange(lineOf(other))),
                  ],
          });
        }
      },
    };
  },
};

/**
 * The statements that import names from each module.
 * @param {Statements} body
 */
function bySource(body) {
  /** @type {Map<string, Import[]>} */
  const found = new Map();
  for (const statement of body) {
    // a default or a namespace stands alone, and so does a module that is run for what it does
    if (statement.type !== 'ImportDeclaration' || statement.specifiers.length === 0) continue;
    if (statement.specifiers.some(({ type }) => type !== 'ImportSpecifier')) continue;
    const from = String(statement.source.raw);
    found.set(from, [...(found.get(from) ?? []), /** @type {Import} */ (statement)]);
  }
  return found;
}

/**
 * One statement that imports what these do.
 * @param {Import[]} statements
 * @param {string} from
 */
function merged(statements, from) {
  const values = new Set();
  const types = new Set();
  for (const { importKind, specifiers } of statements) {
    for (const { importKind: ownKind, imported, local } of specifiers) {
      const name = imported.name === local.name ? local.name : `${imported.name} as ${local.name}`;
      (importKind === 'type' || ownKind === 'type' ? types : values).add(name);
    }
  }
  // beside a value types stand inline; alone they must vanish at run time, which only `import type` makes sure of
  if (values.size === 0) return `import type { ${[...types].join(', ')} } from ${from};`;
  return `import { ${[...values, ...[...types].map((name) => `type ${name}`)].join(', ')} } from ${from};`;
}

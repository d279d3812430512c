import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';
import { oneImportAModule } from '../../.config/one-import-a-module.js';

/** The text as the rule's fixer leaves it, and how many faults it then still has. */
function fixed(text: string): { output: string; left: number } {
  const { output, messages } = new Linter().verifyAndFix(
    text,
    {
      files: ['**/*.ts'],
      languageOptions: { parser: tseslint.parser },
      plugins: { ikat: { rules: { 'one-import-a-module': oneImportAModule } } },
      rules: { 'ikat/one-import-a-module': 'error' },
    },
    'a.ts',
  );
  return { output, left: messages.length };
}

test.each([
  [
    'a type beside a value stands inline, after it, also below the comment that opens a file',
    "/** What it is. */\nimport type { A } from './a.ts';\nimport { b } from './a.ts';\n\nb();\n",
    "/** What it is. */\nimport { b, type A } from './a.ts';\n\nb();\n",
  ],
  [
    'types alone stay in a statement that vanishes at run time',
    "import type { A } from './a.ts';\nimport type { B as C } from './a.ts';\n",
    "import type { A, B as C } from './a.ts';\n",
  ],
  [
    'what stands between keeps its place, and a name is imported once',
    "import { a, type T } from './a.ts';\nimport { z } from './z.ts';\nimport { a, c } from './a.ts';\nimport { type T } from './a.ts';\n",
    "import { a, c, type T } from './a.ts';\nimport { z } from './z.ts';\n",
  ],
])('%s', (_, text, output) => {
  expect(fixed(text)).toEqual({ output, left: 0 });
});

test.each([
  "import a from './a.ts';\nimport { b } from './a.ts';\n",
  "import './a.ts';\nimport * as a from './a.ts';\n",
])('a default, a namespace and a module run for what it does stand alone: %j', (text) => {
  expect(fixed(text)).toEqual({ output: text, left: 0 });
});

test('a statement with a comment above it is left for people to join', () => {
  const text = "import { a } from './a.ts';\n// for the door\nimport { b } from './a.ts';\n";
  expect(fixed(text)).toEqual({ output: text, left: 1 });
});

import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { oneImportAModule } from './.config/one-import-a-module.js';

/** Where each module is imported by one statement, its types inline: everywhere but in tests. */
const roomsOfOneImport = ['{extractors,normalizers,output,pipeline,fixtures}/**/*.{ts,tsx}'];

export default defineConfig(
  globalIgnores(['dist/', 'catalogue/', 'coverage/']),
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Numbers belong in messages; objects do not.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // With noUncheckedIndexedAccess an index proved in bounds by the loop around it may say so.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Give it a name.' }],
    },
  },
  {
    files: roomsOfOneImport,
    plugins: { ikat: { rules: { 'one-import-a-module': oneImportAModule } } },
    rules: {
      'ikat/one-import-a-module': 'error',
      // `import { type A }` stays as an import at run time, with the circles that this can make
      '@typescript-eslint/no-import-type-side-effects': 'error',
    },
  },
  {
    files: ['*.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: { process: 'readonly', setTimeout: 'readonly', Buffer: 'readonly', console: 'readonly' },
    },
  },
);

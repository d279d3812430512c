/** The tests that mutation testing runs (.config/mutate.js): those of the folder it changes, without a browser. */
import process from 'node:process';
import { defineConfig } from 'vitest/config';

const config = defineConfig({
  test: {
    include: [process.env.IKAT_MUTATION_TESTS ?? 'tests/normalizers/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
export default config;

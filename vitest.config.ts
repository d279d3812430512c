import { defineConfig } from 'vitest/config';

const slow = ['tests/ocr/**', 'tests/browser/**', 'tests/cli/**'];

/** Tests of the command that measure. */
const timed = ['growth', 'hostile', 'told-to-end'].map((name) => `tests/cli/${name}.test.ts`);

export default defineConfig({
  test: {
    globalSetup: ['tests/temporary-folder.ts', 'tests/bundle-browser-code.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: slow,
          pool: 'forks',
          // seconds of work on a free machine may be many on a busy one
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        // Real OCR: one process, one file at a time, so that memory and both cores stay free.
        test: {
          name: 'ocr',
          include: ['tests/ocr/**/*.test.ts'],
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Runs the built command as a process: build first (npm test does). Much of it waits, for leases and for other processes:
        // two files at a time.
        test: {
          name: 'cli',
          include: ['tests/cli/**/*.test.ts'],
          exclude: timed,
          pool: 'forks',
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        // What asks how long a command takes has the machine for itself.
        test: {
          name: 'cli-timed',
          include: timed,
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});

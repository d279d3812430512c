import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ikat, root, run } from './command.ts';

describe('a wrong argument is told in two lines, with exit code 1', () => {
  test.each([
    ['extract', "error: missing required argument 'input'", 'ikat extract --help lists what it takes'],
    ['extract x --frob', "error: unknown option '--frob'", 'ikat extract --help lists what it takes'],
    [
      'tables x --workers 0',
      "error: option '--workers <n>' argument '0' is invalid. Give a whole number from 1 up.",
      'ikat tables --help lists what it takes',
    ],
    ['frob', "error: unknown command 'frob'", 'ikat --help lists the commands'],
  ])('ikat %s', async (args, fault, help) => {
    expect(await ikat(args.split(' '))).toEqual({ code: 1, out: '', err: `${fault}\n${help}\n` });
  });
});

describe('what a command needs is loaded when it runs', () => {
  /** The command in a process that names on standard error what it loads of commands and of zod, which they all need. */
  const watched = async (arg: string) => {
    const hook = `export const load = (url, context, next) => {
      if (/node_modules.zod|pipeline.commands/.test(url)) console.error(url);
      return next(url, context);
    };`;
    const script = `
      import { register } from 'node:module';
      register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hook)}));
      process.argv.push(${JSON.stringify(arg)});
      await import(${JSON.stringify(`${root}/dist/pipeline/main.js`)});`;
    return await run(process.execPath, ['--input-type=module', '--eval', script]);
  };

  test('nothing for help and version', async () => {
    const [help, version] = [await watched('--help'), await watched('--version')];
    expect(help.out).toMatch(/^Usage: ikat/);
    expect(version.out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(help.err + version.err).toBe('');
  });

  test('one command for one command', async () => {
    const { err } = await watched('schema');
    expect(err).toContain('/pipeline/commands/schema.js');
    expect(err).not.toMatch(/commands\/(extract|tables|vocabulary)/);
  });
});

/** The command when whoever reads its output goes away before anything is written. */
async function unread(args: readonly string[]): Promise<{ code: number | null; err: string }> {
  return await new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'dist/pipeline/main.js'), ...args], { cwd: root });
    child.stdout.destroy();
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.once('close', (code) => {
      resolve({ code, err });
    });
  });
}

describe('when nobody reads the output any more', () => {
  test.each(['--help', 'schema', 'vocabulary', 'vocabulary --json --kind terms', 'validate fixtures'])(
    'ikat %s ends as ever, without a trace of it',
    async (command) => {
      const args = command.split(' ');
      const { code, err } = await ikat(args);
      expect(await unread(args)).toEqual({ code, err });
    },
  );

  test('a run is finished all the same', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
    try {
      const { code, err } = await unread(['extract', 'fixtures/text/tapin.txt', '--out', folder, '--json']);
      expect(err).toMatch(/^Reading 1 document\n\[1\/1\] tapin\.txt: 2 pages, 3 rows, \d+\.\d s\n$/);
      expect(code).toBe(0);
      expect((await ikat(['validate', folder])).code).toBe(0);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

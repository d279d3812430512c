/* The files of docs/clusters: their commands as plain processes, their shapes against schemas, the workflow where it can run. */
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Job } from 'kubernetes-models/batch/v1/Job';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readYaml } from '../docs/read-yaml.ts';
import { ikat, root, run, type Ended } from './command.ts';
import { writtenFiles } from './written-files.ts';

let folder = '';
const at = (...names: string[]): string => join(folder, ...names);
const file = (name: string): string => join(root, 'docs/clusters', name);

/** A program with `ikat` on its path, and these variables. */
const shell = (program: string, args: readonly string[], variables: Record<string, string> = {}): Promise<Ended> =>
  run('env', [
    `PATH=${at('bin')}${delimiter}${process.env['PATH'] ?? ''}`,
    ...Object.entries(variables).map(([name, value]) => `${name}=${value}`),
    program,
    ...args,
  ]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
  await mkdir(at('in'));
  await mkdir(at('bin'));
  await writeFile(
    at('bin/ikat'),
    `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'dist/pipeline/main.js')}" "$@"\n`,
  );
  await chmod(at('bin/ikat'), 0o755);
  for (const agency of ['bontang', 'kukar', 'tapin']) {
    await copyFile(join(root, `fixtures/text/${agency}.txt`), at(`in/${agency}.txt`));
  }
  expect((await ikat(['extract', at('in'), '--out', at('whole'), '--workers', '2'])).code).toBe(0);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('the Slurm array', () => {
  const script = file('slurm-parts.sh');

  test('reads its parts and merges them into the run of one machine', async () => {
    const variables = { INPUT: at('in'), RUNS: at('slurm'), PARTS: '2', SLURM_CPUS_PER_TASK: '2' };
    for (const task of ['1', '2']) {
      const { code, err } = await shell('bash', [script], { ...variables, SLURM_ARRAY_TASK_ID: task });
      expect([code, err.includes('->')]).toEqual([0, false]);
    }
    expect((await shell('bash', [script, 'merge'], variables)).code).toBe(0);
    expect(await writtenFiles(at('slurm/whole'))).toEqual(await writtenFiles(at('whole')));
  });

  test('has a refused document for a result, and a wrong path for a failure', async () => {
    await mkdir(at('damaged'));
    await writeFile(at('damaged/empty.pdf'), '');
    const variables = { RUNS: at('slurm-2'), PARTS: '1', SLURM_ARRAY_TASK_ID: '1' };
    expect((await shell('bash', [script], { ...variables, INPUT: at('damaged') })).code).toBe(0);
    expect((await shell('bash', [script], { ...variables, INPUT: at('absent') })).code).toBe(1);
  });
});

type Container = { command: string[]; args: string[]; env: { name: string; value: string }[] };
type JobFile = { spec: { completions?: number; template: { spec: { containers: Container[] } } } };

describe('the Kubernetes jobs', () => {
  const jobs = ['kubernetes-parts.yaml', 'kubernetes-merge.yaml'].map((name) => readYaml(join('docs/clusters', name)));

  test('are jobs by the schema of Kubernetes', () => {
    for (const job of jobs) {
      expect(() => {
        new Job(job as ConstructorParameters<typeof Job>[0]).validate();
      }).not.toThrow();
    }
    expect(() => {
      new Job({ spec: { completions: '2' } } as unknown as ConstructorParameters<typeof Job>[0]).validate();
    }).toThrow();
  });

  test('read as many parts as there are indexes', () => {
    const { spec } = jobs[0] as JobFile;
    expect(spec.template.spec.containers[0]!.env).toContainEqual({ name: 'PARTS', value: String(spec.completions) });
  });

  test('read their parts and merge them into the run of one machine', async () => {
    const [parts, merge] = jobs.map((job) => (job as JobFile).spec.template.spec.containers[0]!);
    const started = (container: Container, variables: Record<string, string>): Promise<Ended> => {
      const [program, ...args] = [...container.command, ...container.args];
      return shell(program!, args, variables);
    };
    const variables = { INPUT: at('in'), RUNS: at('kubernetes'), PARTS: '2' };
    for (const index of ['0', '1']) {
      expect((await started(parts!, { ...variables, JOB_COMPLETION_INDEX: index })).code).toBe(0);
    }
    expect((await started(merge!, variables)).code).toBe(0);
    expect(await writtenFiles(at('kubernetes/whole'))).toEqual(await writtenFiles(at('whole')));
  });
});

/** Java opens what Nextflow looks into, as its own starter does. */
const opened = ['lang', 'io', 'nio', 'nio.file.spi', 'net', 'util', 'util.concurrent'].map(
  (name) => `--add-opens=java.base/java.${name}=ALL-UNNAMED`,
);

/** The class path of Nextflow from the packages that Maven has here, or why there is none. */
async function nextflowClasses(): Promise<{ classes: string } | { missing: string }> {
  if (!existsSync(join(homedir(), '.m2/repository/io/nextflow/nextflow'))) return { missing: 'its jar is not here' };
  const into = at('classes.txt');
  const pom = join(root, 'tests/cli/nextflow.pom.xml');
  const args = ['-q', '-o', '-f', pom, 'dependency:build-classpath', `-Dmdep.outputFile=${into}`];
  const { code } = await run('mvn', args).catch(() => ({ code: 1 }));
  return code === 0 ? { classes: await readFile(into, 'utf8') } : { missing: 'Maven has not all of its packages here' };
}

describe('the Nextflow workflow', () => {
  test('reads its parts and merges them into the run of one machine, where Java and Nextflow are there', async () => {
    const found = await nextflowClasses();
    if ('missing' in found) {
      console.log(`Nextflow was not run: ${found.missing} (mvn -f tests/cli/nextflow.pom.xml dependency:resolve)`);
      return;
    }
    await mkdir(at('nextflow'));
    const options = ['--input', at('in'), '--parts', '2', '--out', at('nextflow')];
    const { code, out, err } = await shell(
      'java',
      [
        ...opened,
        '-cp',
        found.classes,
        'nextflow.cli.Launcher',
        '-log',
        at('nextflow/log'),
        'run',
        file('parts.nf'),
        '-w',
        at('nextflow/work'),
        ...options,
      ],
      {
        NXF_OFFLINE: 'true',
        NXF_HOME: at('nextflow/home'),
        NXF_ANSI_LOG: 'false',
        NXF_CACHE_DIR: at('nextflow/cache'),
      },
    );
    expect(code, `${out}${err}`).toBe(0);
    expect(await writtenFiles(at('nextflow/whole'))).toEqual(await writtenFiles(at('whole')));
  });
});

/* The files of docs/nightly: what they start, as plain processes under the limits that they name. */
import { chmod, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readYaml } from '../docs/read-yaml.ts';
import { ikat, root, run, type Ended } from './command.ts';
import { startPostgres } from './postgres.ts';
import { start, type Process } from './started.ts';
import { writtenFiles } from './written-files.ts';

let folder = '';
const at = (...names: string[]): string => join(folder, ...names);
const text = (name: string): string => readFileSync(join(root, 'docs/nightly', name), 'utf8');
const main = join(root, 'dist/pipeline/main.js');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
  await chmod(folder, 0o755);
  await mkdir(at('in'));
  await mkdir(at('bin'));
  await writeFile(at('bin/ikat'), `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@"\n`);
  await chmod(at('bin/ikat'), 0o755);
  for (const agency of ['bontang', 'kukar', 'tapin']) {
    await copyFile(join(root, `fixtures/text/${agency}.txt`), at(`in/${agency}.txt`));
  }
  await writeFile(at('in/empty.pdf'), '');
  // a document that is refused is a result: code 2
  expect((await ikat(['extract', at('in'), '--out', at('whole'), '--workers', '2'])).code).toBe(2);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A program with these variables and no others. */
const bare = (variables: Record<string, string>, ...words: string[]): Promise<Ended> =>
  run('env', ['-i', ...Object.entries(variables).map(([name, value]) => `${name}=${value}`), ...words]);

describe('the container file', () => {
  const lines = text('Containerfile').split('\n');
  const of = (word: string): string[] =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));

  test('holds the packed program alone, on a slim Node of the oldest kind that works, under a number that is not that of root', () => {
    const { version, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      version: string;
      engines: { node: string };
    };
    const tarball = `ikat-${version}.tgz`;
    expect(of('FROM')).toEqual([`node:${/\d+/.exec(engines.node)![0]}-slim`]);
    expect(of('COPY')).toEqual([`${tarball} /tmp/`]);
    expect(text('Containerfile.dockerignore').trim().split('\n')).toEqual(['*', `!${tarball}`]);
    expect(of('USER')).toEqual([expect.stringMatching(/^[1-9]\d*:[1-9]\d*$/)]);
    // what is said after the user is done without root
    expect(lines.slice(lines.findIndex((line) => line.startsWith('USER'))).join('\n')).not.toMatch(/^(RUN|COPY|ADD)/m);
    const job = JSON.stringify(readYaml('docs/clusters/kubernetes-parts.yaml'));
    expect(job).toContain(`"image":"ikat:${version}"`);
  });

  test('starts a run that writes below its volume alone: no root, no capability, no network, a file system that is read-only', async () => {
    const [, words = ''] = / ikat:\S+ (extract .*)$/m.exec(text('Containerfile')) ?? [];
    const [user, group] = of('USER')[0]!.split(':');
    for (const name of ['runs', 'tmp']) {
      await mkdir(at(name));
      await chmod(at(name), 0o777);
    }
    const mounts = [at('runs'), at('tmp')].map((path) => `mount --bind '${path}' '${path}'`).join(' && ');
    const inside = (command: string): Promise<Ended> => {
      const limits = `--reuid ${user} --regid ${group} --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all`;
      const variables = `PATH='${dirname(process.execPath)}:/usr/bin:/bin' TMPDIR='${at('tmp')}' NODE_ENV=production`;
      const script = `${mounts} && mount -o remount,bind,ro / && cd '${at('runs')}' && exec setpriv ${limits} env -i ${variables} ${command}`;
      return run('unshare', ['--mount', '--net', 'sh', '-c', script]);
    };
    const probe = await inside(`sh -c 'touch ${at('runs/probe')} && cat ${main}'`).catch((error: unknown) => ({
      code: 1,
      err: String(error),
    }));
    if (probe.code !== 0) {
      console.log(`The container's command was not run under its limits, which are not to be had here: ${probe.err}`);
      return;
    }
    expect((await inside(`sh -c 'touch ${at('in/new')} ${root}/new /new'`)).code).not.toBe(0);
    await rm(at('runs/probe'));
    const command = words.replace('/archive', at('in')).replace('/runs', at('runs'));
    const { code, out, err } = await inside(`node '${main}' ${command}`);
    expect(code, `${out}${err}`).toBe(2);
    expect(await writtenFiles(at('runs/papers'))).toEqual(await writtenFiles(at('whole')));
  });
});

describe('the service and its timer', () => {
  const valueOf = (name: string, key: string): string[] =>
    text(name)
      .split('\n')
      .filter((line) => line.startsWith(`${key}=`))
      .map((line) => line.slice(key.length + 1));

  test('are sound units, and the service can do little, by what systemd says of them', async () => {
    const found = await run('systemd-analyze', ['--version']).catch(() => null);
    if (found?.code !== 0) {
      console.log('The units were not checked: there is no systemd-analyze here');
      return;
    }
    for (const name of ['ikat-nightly.service', 'ikat-nightly.timer']) {
      await writeFile(at(name), text(name).replace('/usr/local/bin/ikat', at('bin/ikat')));
    }
    // a timer is checked with the service that it starts
    const checked = await run('systemd-analyze', ['verify', at('ikat-nightly.timer'), at('ikat-nightly.service')]);
    expect([checked.code, `${checked.out}${checked.err}`]).toEqual([0, '']);
    const most = ['--offline=true', '--threshold=15']; // tenths of an exposure of 10
    expect((await run('systemd-analyze', ['security', ...most, at('ikat-nightly.service')])).code).toBe(0);
    const [when] = valueOf('ikat-nightly.timer', 'OnCalendar');
    expect((await run('systemd-analyze', ['calendar', when!])).out).toContain('Next elapse');
  });

  test('read what is new every night, and a refused document is no failure', async () => {
    const [command = ''] = valueOf('ikat-nightly.service', 'ExecStart');
    const success = [0, ...valueOf('ikat-nightly.service', 'SuccessExitStatus').map(Number)];
    const words = command
      .replace('/usr/local/bin/ikat', at('bin/ikat'))
      .replace('/srv/papers', at('in'))
      .replace('/var/lib/ikat', at('state'))
      .split(' ');
    await mkdir(at('state'));
    for (const night of [1, 2]) {
      const { code, err } = await bare({ PATH: '/usr/bin:/bin' }, ...words);
      expect(success, `night ${night}: ${err}`).toContain(code);
    }
    expect(await writtenFiles(at('state/papers'))).toEqual(await writtenFiles(at('whole')));
    const wrong = await bare({ PATH: '/usr/bin:/bin' }, ...words.map((word) => word.replace(at('in'), at('absent'))));
    expect(success).not.toContain(wrong.code);
  });
});

test('the line for cron is one that cron takes, finds the program, and fails for what is no result', async () => {
  const lines = text('crontab').split('\n');
  const variables = Object.fromEntries(
    lines.flatMap((line) => {
      const [, name, value] = /^([A-Z]+)=(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, value!]];
    }),
  );
  const jobs = lines.filter((line) => /^[\d*]/.test(line));
  expect(jobs).toHaveLength(1);
  const [, command = ''] = /^\d{1,2} \d{1,2} \* \* \* (.*)$/.exec(jobs[0]!) ?? [];
  // cron would end the line there
  expect(command).not.toContain('%');
  expect(variables['PATH']!.split(':')[0]).toBe('/usr/local/bin');
  const own = {
    ...variables,
    PATH: variables['PATH']!.replace('/usr/local/bin', at('bin')),
    HOME: '/',
    SHELL: '/bin/sh',
  };
  const line = command.replace('/srv/papers', at('in')).replace('/srv/ikat', at('cron'));
  await mkdir(at('cron'));
  const first = await bare(own, '/bin/sh', '-c', line);
  expect([first.code, first.err]).toEqual([0, expect.stringContaining('empty.pdf')]);
  expect(await writtenFiles(at('cron/papers'))).toEqual(await writtenFiles(at('whole')));
  expect((await bare(own, '/bin/sh', '-c', line.replace(at('in'), at('absent')))).code).not.toBe(0);
});

type Service = {
  image: string;
  command?: string[];
  read_only?: boolean;
  user?: string;
  cap_drop?: string[];
  security_opt?: string[];
  environment: Record<string, string>;
  networks: string[];
  volumes: string[];
  depends_on?: Record<string, { condition: string }>;
};
type Compose = { services: Record<'database' | 'worker' | 'nightly', Service>; networks: Record<string, unknown> };

describe('the compose file', () => {
  const { services, networks } = readYaml('docs/nightly/compose.yaml') as Compose;

  test('gives nobody more than is needed', () => {
    for (const service of Object.values(services)) {
      expect([service.read_only, service.networks]).toEqual([true, ['inside']]);
      expect(JSON.stringify(service.environment)).toContain('${PASSWORD:?');
    }
    expect(networks).toEqual({ inside: { internal: true } });
    for (const service of [services.worker, services.nightly]) {
      expect(service).toMatchObject({
        user: '1000:1000',
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        depends_on: { database: { condition: 'service_healthy' } },
      });
      expect(service.volumes.filter((volume) => !volume.endsWith(':ro'))).toEqual(['runs:/runs']);
    }
  });

  test('has workers that read what a nightly run gives them, night after night, and stop when they are told to', async () => {
    const server = await startPostgres();
    if ('missing' in server) {
      console.log(`The commands of the compose file were not run: ${server.missing}`);
      return;
    }
    const started: Process[] = [];
    try {
      const { password, host, pathname } = new URL(server.address);
      await mkdir(at('volume'));
      const running = (name: 'worker' | 'nightly'): Process => {
        const words = services[name].command!.map((word) =>
          word
            .replace('ikat@database/ikat', `ikat@${host}${pathname}`)
            .replace('/archive', at('in'))
            .replace('/runs', at('volume')),
        );
        const one = start(words, { PGPASSWORD: password });
        started.push(one);
        return one;
      };
      const workers = [running('worker'), running('worker')];
      const first = await running('nightly').ended;
      expect([first.code, first.err], first.out).toEqual([2, expect.stringContaining('empty.pdf')]);
      expect(await writtenFiles(at('volume/papers'))).toEqual(await writtenFiles(at('whole')));

      await copyFile(join(root, 'fixtures/text/jatim.txt'), at('in/jatim.txt'));
      expect((await running('nightly').ended).code).toBe(2);
      await ikat(['extract', at('in'), '--out', at('grown'), '--workers', '2']);
      expect(await writtenFiles(at('volume/papers'))).toEqual(await writtenFiles(at('grown')));
      for (const { child } of workers) child.kill('SIGTERM');
      const ends = await Promise.all(workers.map(({ ended }) => ended));
      expect(ends.map(({ code }) => code)).toEqual([143, 143]);
    } finally {
      for (const { child } of started) child.kill('SIGKILL');
      await server.stop();
    }
  });
});

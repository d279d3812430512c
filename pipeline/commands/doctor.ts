/** `ikat doctor`: whether this machine has everything that ikat needs. */
import { tmpdir } from 'node:os';
import { checkCodecs } from '../doctor/codecs.ts';
import {
  checkBrowser,
  checkCanvas,
  checkFolder,
  checkNode,
  checkOcr,
  checkVocabulary,
  type Check,
} from '../doctor/machine.ts';
import { packageVersion } from '../run/identity.ts';
import { printJson, type ExitCode, type Terminal } from './terminal.ts';

export type DoctorCommand = { out: string; ocrData?: string; json?: boolean };

/** One line a check; exit code 1 when one of them fails that extraction needs. */
export async function runDoctor(options: DoctorCommand, terminal: Terminal): Promise<ExitCode> {
  const checks: Check[] = [];
  const note = (check: Check): void => {
    checks.push(check);
    if (!options.json) terminal.out.write(lineOf(check));
  };
  note(checkNode());
  note(await checkFolder('temporary folder', tmpdir()));
  note(await checkFolder('output folder', options.out));
  note(await checkVocabulary());
  note(await checkCanvas());
  for (const check of await checkCodecs()) note(check);
  note(await checkOcr(options.ocrData));
  note(checkBrowser());
  const healthy = checks.every((check) => check.status !== 'failed');
  if (options.json) printJson(terminal, { schema: 'ikat/doctor/1', ikat: packageVersion(), healthy, checks });
  else terminal.out.write(healthy ? '\nEverything that is needed is there.\n' : '\nSomething is missing, see above.\n');
  return healthy ? 0 : 1;
}

function lineOf({ name, status, detail, remedy }: Check): string {
  const mark = { ok: 'ok    ', failed: 'FAILED', optional: '-     ' }[status];
  return `${mark} ${name}: ${detail}${remedy === null ? '' : ` -> ${remedy}`}\n`;
}

/** Keeps a queue in order: frees what dead workers had, finds what was lost, buries what failed too often. */
import { PipelineError } from '../model/errors.ts';
import type { Boss } from './boss.ts';
import { endJob, freeLost, renewJob, strayJobs } from './job-table.ts';
import { queueOf } from './queue-mark.ts';

/** Does so once; whoever has nothing else to do does it every now and then, and it harms nobody when several do. */
export async function tend(boss: Boss, run: string, lease: number): Promise<void> {
  const queue = queueOf(run);
  for (const { state, boss: id, key } of await freeLost(boss, run, lease)) {
    // a job that was set aside is nobody's; the others come again after a while
    if (state === 'aside') await boss.cancel(queue, id);
    else await boss.fail(queue, id, `The worker that had ${key} died`);
  }
  for (const stray of await strayJobs(boss, run, lease)) {
    if (stray.bossState === 'active') await boss.fail(queue, stray.boss, 'Nobody has it');
    else if (stray.bossState === 'failed') {
      const { refusal } = new PipelineError('given-up', stray.reason ?? 'It failed', { file: stray.job.file });
      await endJob(boss, run, stray.key, { state: 'dead', pages: 0, refusals: [], why: refusal });
    } else await renewJob(boss, run, stray);
  }
}

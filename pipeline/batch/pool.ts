/** A fixed number of child processes and the queue of tasks before them. */
import { startChild, type Child, type TaskEnd, type TaskLimit } from './child.ts';
import type { ChildSettings, LetterCount, Task } from './tasks.ts';
import { PipelineError, type Refusal } from '../model/errors.ts';

export type PoolOptions = {
  /** Path of the built module that children run. */
  module: string;
  workers: number;
  settings: ChildSettings;
  /** Bytes that one process may use. */
  maxRss: number;
};

/** `refusal` is null when the result lies in the store. */
type TaskOutcome = { refusal: Refusal | null; letters: LetterCount | null };

export type Pool = {
  /**
   * Settles always. `affinity` names the document: a child that has it
   * open is preferred. A time-out or a death is tried once more in a fresh process before it
   * becomes a refusal, unless it would end the same.
   * `isGivenUp` is asked when its turn comes: a refusal, and the task is not tried.
   */
  run: (task: Task, affinity: string, limit: TaskLimit, isGivenUp?: () => Refusal | null) => Promise<TaskOutcome>;
  /** Kills every child; tasks under way end as refusals. */
  close: () => void;
};

/** Share of the memory of a process: a child at rest holds about 350 MB, and what the engine took it never gives back. */
const recycleShare = 0.7;
const attempts = 2;

type Waiting = {
  task: Task;
  affinity: string;
  limit: TaskLimit;
  isGivenUp: () => Refusal | null;
  attempt: number;
  done: (outcome: TaskOutcome) => void;
};
type Seat = { child: Child | null; affinity: string | null; busy: boolean };

/** Children start when there is work for them, live over many pages, and are replaced when they have grown. */
export function createPool({ module, workers, settings, maxRss }: PoolOptions): Pool {
  const seats: Seat[] = Array.from({ length: workers }, () => ({ child: null, affinity: null, busy: false }));
  const queue: Waiting[] = [];
  let closed = false;

  const next = (seat: Seat): Waiting | undefined => {
    const same = queue.findIndex((waiting) => waiting.affinity === seat.affinity);
    return queue.splice(Math.max(same, 0), 1)[0];
  };

  const nextWanted = (seat: Seat): Waiting | undefined => {
    for (;;) {
      const waiting = next(seat);
      const refusal = waiting?.isGivenUp() ?? null;
      if (waiting === undefined || refusal === null) return waiting;
      waiting.done({ refusal, letters: null });
    }
  };

  const dispatch = (): void => {
    // Seats that already have a document at hand choose first.
    for (const seat of [...seats].sort((a, b) => Number(b.affinity !== null) - Number(a.affinity !== null))) {
      if (seat.busy) continue;
      const waiting = nextWanted(seat);
      if (!waiting) return;
      void work(seat, waiting);
    }
  };

  const work = async (seat: Seat, waiting: Waiting): Promise<void> => {
    seat.busy = true;
    seat.affinity = waiting.affinity;
    const fresh = waiting.attempt > 1 || !seat.child?.alive();
    if (fresh) {
      seat.child?.kill();
      seat.child = startChild(module, settings, maxRss);
    }
    const child = seat.child!;
    const end = await child.run(waiting.task, waiting.limit);
    if (!child.alive() || ('answer' in end && end.answer.rss > recycleShare * maxRss)) {
      child.kill();
      seat.child = null;
    }
    seat.busy = false;
    settle(waiting, end);
    dispatch();
  };

  const settle = (waiting: Waiting, end: TaskEnd): void => {
    if ('answer' in end) {
      waiting.done(end.answer);
    } else if (!closed && end.again && waiting.attempt < attempts) {
      queue.unshift({ ...waiting, attempt: waiting.attempt + 1 });
    } else {
      waiting.done(lost(waiting.task, end.lost, end.reason));
    }
  };

  return {
    run: (task, affinity, limit, isGivenUp = () => null) =>
      new Promise((done) => {
        if (closed) {
          done(lost(task, 'worker-died', 'The run was stopped'));
          return;
        }
        const waiting = { task, affinity, limit, isGivenUp, attempt: 1, done };
        // A document that only waits for its last step is finished before more pages are read.
        if (task.do === 'page' || task.do === 'open') queue.push(waiting);
        else queue.unshift(waiting);
        dispatch();
      }),
    close: () => {
      closed = true;
      for (const seat of seats) seat.child?.kill();
      for (const { task, done } of queue.splice(0)) done(lost(task, 'worker-died', 'The run was stopped'));
    },
  };
}

function lost(task: Task, code: 'time-out' | 'out-of-memory' | 'worker-died', reason: string): TaskOutcome {
  const file = 'input' in task ? task.input.file : task.source.file;
  const page = task.do === 'page' ? task.number : null;
  return { refusal: new PipelineError(code, reason, { file, page }).refusal, letters: null };
}

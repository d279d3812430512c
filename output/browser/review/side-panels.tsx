/** Panels beside the row: the error rate of sure rows, the log of decisions, all keys. */
import type { LogAnswer, SampleResult } from '../../../pipeline/model/review/answers.ts';
import { labelOf } from '../kit/labels.ts';
import { number } from '../kit/language.ts';
import { useEffect, useState, type JSX } from '../kit/ui.ts';
import { Dialog } from './dialog.tsx';
import { get, isFailure } from './server/asking.ts';
import { keyTable } from './key-table.ts';
import type { Reviewing } from './reviewing.ts';
import { tell, toldAs, toldTime, toldValue } from './say.ts';

/** All keys. */
export function Help({ close }: { close: () => void }): JSX.Element {
  return (
    <Dialog title={tell('keys')} close={close}>
      <dl class="key-list">
        {keyTable.map(({ shown, word }) => (
          <div>
            <dt>
              <kbd>{shown}</kbd>
            </dt>
            <dd>{tell(word)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** Decisions that say no value. */
const hasNoValue = new Set(['unreadable', 'withdrawn', 'not-an-indicator', 'table-taken', 'table-dropped']);

const percent = (share: number): string => number(Math.round(share * 1000) / 10);

/** What the random sample tells so far. */
export function Sample({ page, close }: { page: Reviewing; close: () => void }): JSX.Element {
  const { sample } = page.state;
  return (
    <Dialog title={tell('sampleTitle')} close={close}>
      <p>{tell('sampleHow', number(sample.sure), number(sample.drawn))}</p>
      <p class="large">{rateOf(sample)}</p>
      <p>{sample.looked === 0 ? tell('sampleNone') : tell('sampleSoFar', sample.looked, sample.drawn, sample.wrong)}</p>
      {sample.looked > 0 ? <p class="hint">{tell('sampleWritten')}</p> : null}
      {sample.drawn > 0 ? (
        <p class="buttons">
          <button
            type="button"
            class="main"
            onClick={() => {
              page.set({ panel: 'none' });
              void page.filter({ which: 'sample' });
            }}
          >
            {tell('sampleGo')}
          </button>
        </p>
      ) : null}
    </Dialog>
  );
}

function rateOf({ rate, interval }: SampleResult): string {
  if (rate === null || interval === null) return '—';
  return tell('sampleRate', percent(rate), percent(interval[0]), percent(interval[1]));
}

/** What a decision is about, in words. */
function labelOfWhat(about: string): string {
  const column = /^column\.(\d+)$/.exec(about)?.[1];
  if (column !== undefined) return `${tell('wholeTable')}, ${tell('tableColumn', column)}`;
  return about === 'row' ? tell('wholeRow') : about === 'table' ? tell('wholeTable') : labelOf(about);
}

/** The log of decisions, to read and to print. */
export function Log({ close }: { close: () => void }): JSX.Element {
  const [log, setLog] = useState<LogAnswer | null>(null);
  useEffect(() => {
    void get<LogAnswer>('/api/log').then((answered) => {
      if (!isFailure(answered)) setLog(answered);
    });
  }, []);
  const heads = (['when', 'who', 'document', 'whatRow', 'what', 'before', 'after', 'reason'] as const).map((word) =>
    tell(word),
  );
  return (
    <Dialog title={log ? tell('logTitle', log.run) : tell('loading')} close={close}>
      {log === null ? null : log.lines.length === 0 ? (
        <p>{tell('logEmpty')}</p>
      ) : (
        <>
          <p class="buttons">
            <button
              type="button"
              class="main"
              onClick={() => {
                window.print();
              }}
            >
              {tell('print')}
            </button>
          </p>
          <div class="log" role="group" aria-labelledby="dialog-title" tabIndex={0}>
            <table>
              <thead>
                <tr>
                  {heads.map((head) => (
                    <th scope="col">{head}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {log.lines.map(({ on, by, document, page, row, field, as, read, value, why }) => (
                  <tr>
                    <td>{toldTime(on)}</td>
                    <td>{by}</td>
                    <td>{`${document} · ${page}`}</td>
                    <td lang="id">{row}</td>
                    <td>{`${labelOfWhat(field)}: ${toldAs(as)}`}</td>
                    <td lang="id">{read}</td>
                    <td lang="id">{hasNoValue.has(as) ? '' : toldValue(value)}</td>
                    <td>{why}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {log.left > 0 ? <p class="hint">{tell('logLeft', number(log.left))}</p> : null}
        </>
      )}
    </Dialog>
  );
}

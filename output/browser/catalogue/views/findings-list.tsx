/** What a person should look at in an indicator, or in a document. */
import { number } from '../../kit/language.ts';
import type { JSX } from '../../kit/ui.ts';
import { sentence } from '../opened/sentences-told.ts';
import { carried } from '../opened/opening.ts';
import type { Table } from '../opened/table.ts';
import type { Explorer } from '../exploring/explorer.ts';
import { issueRemedy, issueTitle, keyWord, tell, told } from '../opened/wording.ts';

const weights = ['error', 'warning', 'info'];
const weightOf = (code: string): number => weights.indexOf(carried.codes[code]?.severity ?? 'info');

/** The findings of a row, the weightiest first. */
export function Remarks({
  page,
  row,
  issues,
}: {
  page: Explorer;
  row: number;
  issues: Table | null;
}): JSX.Element | null {
  const count = page.held.indicators.texts('issues').at[row] === 0 ? 0 : null;
  if (count === 0 || issues === null) return null;
  return <RemarkList issues={issues} rows={issues.of('indicator', row)} isOpen />;
}

/** These rows of the table of issues. */
export function RemarkList({
  issues,
  rows,
  isOpen = false,
}: {
  issues: Table;
  rows: readonly number[];
  isOpen?: boolean;
}): JSX.Element | null {
  if (rows.length === 0) return null;
  const codes = issues.texts('code');
  const sorted = [...rows].sort((a, b) => weightOf(codes.of(a)!) - weightOf(codes.of(b)!));
  return (
    <details class="remarks" open={isOpen && rows.length < 4}>
      <summary>{told(rows.length, 'remarkOne', 'remarkMany')}</summary>
      <ul>
        {sorted.map((at) => {
          const code = codes.of(at)!;
          const message = issues.texts('message').of(at) ?? '';
          const on = issues.numbers('page')[at] ?? null;
          const remedy = issueRemedy(code);
          return (
            <li class={carried.codes[code]?.severity ?? 'info'}>
              <strong>
                <span class="away">{keyWord('severity', carried.codes[code]?.severity ?? 'info')}: </span>
                {issueTitle(code)}
              </strong>
              {on === null ? null : <span class="muted"> · {tell('onPage', number(on))}</span>}
              <p dir="auto">{sentence(message)}</p>
              {/none needed|tidak perlu/i.test(remedy) ? null : <p class="muted">{remedy}</p>}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** What can be done with the table as a whole: choose its columns, take it along. */
import { useEffect, useRef, type ComponentChildren, type JSX } from '../../kit/ui.ts';
import { usualColumns } from '../data/table-columns.ts';
import type { Explorer } from '../exploring/explorer.ts';
import { saveCsv, saveExcelCsv, saveWorkbook } from '../take/shown-table.ts';
import { tell } from '../opened/wording.ts';
import { CopyButton } from './copying-button.tsx';
import { stableLink } from '../take/citing.ts';

export function TableTools({ page }: { page: Explorer }): JSX.Element {
  const shown = page.shownColumns().map(({ key }) => key);
  return (
    <>
      <Menu label={tell('columns')}>
        <fieldset class="columns">
          <legend class="away">{tell('columns')}</legend>
          {page.columns.map(({ key, label }) => (
            <label>
              <input
                type="checkbox"
                checked={shown.includes(key)}
                disabled={shown.length === 1 && shown.includes(key)}
                onChange={({ currentTarget }) => {
                  // in the order in which the table has them, whatever was chosen first
                  const wanted = page.columns
                    .map((column) => column.key)
                    .filter((one) => (one === key ? currentTarget.checked : shown.includes(one)));
                  page.go({ columns: wanted }, false);
                }}
              />
              {label()}
            </label>
          ))}
        </fieldset>
        <button
          type="button"
          class="quiet"
          onClick={() => {
            page.go({ columns: null }, false);
          }}
          disabled={shown.join() === usualColumns.join()}
        >
          {tell('usualColumns')}
        </button>
      </Menu>
      <Menu label={tell('takeAlong')}>
        <p class="hint">{tell('takeAlongHint')}</p>
        <p class="buttons">
          <button
            type="button"
            onClick={() => {
              saveCsv(page);
            }}
          >
            CSV
          </button>
          <button
            type="button"
            onClick={() => {
              saveExcelCsv(page);
            }}
          >
            {tell('csvForExcel')}
          </button>
          <button
            type="button"
            onClick={() => {
              saveWorkbook(page);
            }}
          >
            XLSX
          </button>
        </p>
        <CopyButton label={tell('copyViewLink')} text={() => stableLink(page.state)} />
      </Menu>
    </>
  );
}

/** A button with what it opens; a click beside it, or Escape, closes it. */
function Menu({ label, children }: { label: string; children: ComponentChildren }): JSX.Element {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event): void => {
      if (details.current?.open && !details.current.contains(event.target as Node)) details.current.open = false;
    };
    addEventListener('pointerdown', close);
    return () => {
      removeEventListener('pointerdown', close);
    };
  }, []);
  return (
    <details
      class="menu"
      ref={details}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !details.current?.open) return;
        event.stopPropagation();
        details.current.open = false;
        details.current.querySelector('summary')?.focus();
      }}
    >
      <summary>{label}</summary>
      <div class="menu-content">{children}</div>
    </details>
  );
}

/** Several years of one agency: which indicator stands in which document. */
import { number } from '../../kit/language.ts';
import type { JSX } from '../../kit/ui.ts';
import type { Explorer } from '../exploring/explorer.ts';
import { tell } from '../opened/wording.ts';

/** Lines that are shown; an agency seldom has more in a year. */
const mostLines = 200;

export function YearsBeside({ page, documents: own }: { page: Explorer; documents: readonly number[] }): JSX.Element {
  const { indicators, documents, concepts, conceptOf, groupOf } = page.held;
  const columns = [...own].reverse();
  const lines = new Map<number, Map<number, number[]>>();
  for (const document of columns) {
    for (const row of indicators.of('document', document)) {
      const concept = conceptOf[row]!;
      if (concept < 0) continue;
      const group = groupOf[concept]!;
      let line = lines.get(group);
      if (!line) lines.set(group, (line = new Map<number, number[]>()));
      line.set(document, [...(line.get(document) ?? []), row]);
    }
  }
  const shown = [...lines].sort((a, b) => b[1].size - a[1].size).slice(0, mostLines);
  return (
    <section aria-labelledby="years-title">
      <h3 id="years-title">{tell('yearsTitle')}</h3>
      <div class="scroll" role="group" aria-labelledby="years-title" tabIndex={0}>
        <table class="listing">
          <thead>
            <tr>
              <th scope="col">{tell('concept')}</th>
              {columns.map((document) => (
                <th scope="col" class="number">
                  {documents.numbers('year')[document] ?? documents.texts('file').of(document)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(([group, line]) => (
              <tr>
                <th scope="row">
                  <a
                    href={page.link({ view: 'concepts', concept: concepts.texts('id').of(group)!, agency: '' })}
                    lang="id"
                  >
                    {concepts.texts('label').of(group)?.slice(0, 300)}
                  </a>
                </th>
                {columns.map((document) => (
                  <td class="number">
                    {(line.get(document) ?? []).map((row) => (
                      <a
                        href={page.link({ indicator: indicators.texts('id').of(row)! })}
                        aria-label={tell('indicatorAt', number(indicators.numbers('position')[row] ?? 0))}
                      >
                        {targetText(page, row)}
                      </a>
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The first target of a row, or a sign that it is there. */
const targetText = ({ held }: Explorer, row: number): string =>
  held.indicators.texts('targets').of(row)?.split(' | ')[0]?.slice(0, 40) ?? '●';

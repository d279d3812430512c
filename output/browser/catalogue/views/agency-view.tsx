/** One agency: its indicators by objective as in the source, years beside each other, its pages and how well they could be read. */
import { labelOf } from '../../kit/labels.ts';
import { number } from '../../kit/language.ts';
import type { JSX } from '../../kit/ui.ts';
import { placesOf } from '../opened/holdings.ts';
import { useTables } from '../opened/opening.ts';
import type { Table } from '../opened/table.ts';
import type { Explorer } from '../exploring/explorer.ts';
import { Sure } from '../parts/certainty.tsx';
import { CopyButton } from '../parts/copying-button.tsx';
import { EvidencePicture, sheetOf } from '../parts/evidence-picture.tsx';
import { Formula } from '../parts/formula.tsx';
import { Words } from '../parts/long-text.tsx';
import { stableLink } from '../take/citing.ts';
import { keyWord, sureness, tell, told } from '../opened/wording.ts';
import { RemarkList } from './findings-list.tsx';
import { YearsBeside } from './years-beside.tsx';

type Tables = Record<'targets' | 'pages' | 'issues', Table>;

export function AgencyView({ page }: { page: Explorer }): JSX.Element {
  const { agencies, documents } = page.held;
  const agency = placesOf(agencies, 'id').get(page.state.agency);
  const tables = useTables('targets', 'pages', 'issues');
  if (agency === undefined) return <p class="empty">{tell('lostAgency')}</p>;
  const own = [...documents.of('agency', agency)].sort(
    (a, b) => (documents.numbers('year')[b] ?? 0) - (documents.numbers('year')[a] ?? 0),
  );
  const region = agencies.texts('regionName').of(agency);
  const level = agencies.texts('level').of(agency);
  const papers = own.filter((document) => page.held.readingOf[document]! < 0);
  const rows = papers.flatMap((document) => page.held.indicators.of('document', document));
  return (
    <article class="agency">
      <header>
        <p class="above">
          <a href={page.link({ agency: '' })}>{tell('allAgencies')}</a>
        </p>
        <h2 lang="id">{agencies.texts('name').of(agency)}</h2>
        <p class="facts">
          {region === null ? null : (
            <span lang="id">
              {region} <span class="muted">{agencies.texts('regionCode').of(agency)}</span>
            </span>
          )}
          {level === null ? null : <span>{keyWord('level', level)}</span>}
          <span>{told(papers.length, 'documentOne', 'documentMany')}</span>
          <span>{told(rows.length, 'indicatorOne', 'indicatorMany')}</span>
          <CopyButton
            label={tell('copyLink')}
            text={() => stableLink({ view: 'agencies', agency: page.state.agency })}
          />
        </p>
      </header>
      {papers.length > 1 ? <YearsBeside page={page} documents={papers} /> : null}
      {own.map((document) => (
        <DocumentSection key={document} page={page} document={document} tables={tables} />
      ))}
    </article>
  );
}

function DocumentSection({
  page,
  document,
  tables,
}: {
  page: Explorer;
  document: number;
  tables: Tables | null;
}): JSX.Element {
  const { documents, indicators } = page.held;
  const title = documents.texts('title').of(document);
  const year = documents.numbers('year')[document] ?? null;
  const position = indicators.numbers('position');
  const rows = [...indicators.of('document', document)].sort((a, b) => (position[a] ?? 0) - (position[b] ?? 0));
  const signed = documents.texts('signedOn').of(document);
  const open = tables === null ? [] : tables.issues.of('document', document);
  return (
    <section class="document" aria-labelledby={`document-${document}`}>
      <h3 id={`document-${document}`} lang="id" dir="auto">
        {title ?? documents.texts('file').of(document)}
      </h3>
      <p class="facts">
        <span>{year ?? tell('yearUnknown')}</span>
        {signed === null ? null : <span>{tell('signedOn', signed)}</span>}
        <span class="raw">{documents.texts('file').of(document)}</span>
      </p>
      <OtherReading page={page} document={document} />
      {tables === null ? null : <Pages document={document} pages={tables.pages} />}
      {tables === null ? null : <RemarkList issues={tables.issues} rows={open} />}
      {rows.length === 0 ? (
        <p class="empty">{tell('noIndicators')}</p>
      ) : (
        <Objectives page={page} rows={rows} targets={tables?.targets ?? null} />
      )}
    </section>
  );
}

/** Says that the document is another reading of a paper that is here as well, and counts nowhere. */
export function OtherReading({ page, document }: { page: Explorer; document: number }): JSX.Element | null {
  const first = page.held.readingOf[document]!;
  if (first < 0) return null;
  return <p class="hint reading-note">{tell('readingOf', page.held.documents.texts('file').of(first) ?? '')}</p>;
}

/** The pages, small, with how well each could be read. */
function Pages({ document, pages }: { document: number; pages: Table }): JSX.Element | null {
  const own = [...pages.of('document', document)];
  if (own.length === 0) return null;
  return (
    <ul class="pages">
      {own.map((row) => {
        const at = pages.numbers('page')[row] ?? null;
        const sheet = sheetOf(pages, document, at);
        const sure = pages.numbers('confidence')[row] ?? null;
        const dpi = pages.numbers('dpi')[row] ?? null;
        const skew = pages.numbers('skew')[row] ?? null;
        const reading = pages.texts('reading').of(row);
        return (
          <li>
            {sheet === null ? null : (
              <details>
                <summary aria-label={tell('wholePage', number(at ?? 0))}>
                  <EvidencePicture sheet={sheet} marks={[]} alt={tell('pageAlt', number(at ?? 0))} isWhole />
                </summary>
                <EvidencePicture sheet={sheet} marks={[]} alt={tell('pageAlt', number(at ?? 0))} isWhole />
              </details>
            )}
            <p>
              <strong>{tell('onPage', number(at ?? 0))}</strong>
              {reading === null ? null : <span>{keyWord('reading', reading)}</span>}
              {sure === null ? null : <span>{tell('lettersSure', sureness(sure))}</span>}
              {dpi === null ? null : <span>{tell('dpi', number(Math.round(dpi)))}</span>}
              {skew === null || Math.abs(skew) < 0.05 ? null : (
                <span>{tell('skew', number(Math.round(Math.abs(skew) * 10) / 10))}</span>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

/** Indicators under their objectives in the order of the paper, target years as columns. */
function Objectives({
  page,
  rows,
  targets,
}: {
  page: Explorer;
  rows: readonly number[];
  targets: Table | null;
}): JSX.Element {
  const { indicators } = page.held;
  const text = (column: string, row: number): string | null => indicators.texts(column).of(row);
  const years = targets === null ? [] : yearsOf(targets, rows);
  const width = 5 + years.length;
  let above: string | null | undefined;
  return (
    <div class="scroll" role="group" aria-label={tell('byObjective')} tabIndex={0}>
      <table class="side-by-side by-objective">
        <thead>
          <tr>
            <th scope="col">{labelOf('name')}</th>
            <th scope="col">{labelOf('formula')}</th>
            <th scope="col">{labelOf('unit')}</th>
            {years.map((year) => (
              <th scope="col" class="number">
                {year === null ? labelOf('targets') : year}
              </th>
            ))}
            <th scope="col">{labelOf('responsible')}</th>
            <th scope="col">{tell('certainty')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.flatMap((row) => {
            const objective = text('objective', row) ?? text('goal', row);
            const isNew = objective !== above;
            above = objective;
            const sure = indicators.numbers('confidence')[row] ?? null;
            return [
              isNew && objective !== null ? (
                <tr class="objective">
                  <th scope="rowgroup" colSpan={width} lang="id" dir="auto">
                    <Words text={objective} />
                  </th>
                </tr>
              ) : null,
              <tr key={row}>
                <td>
                  <a href={page.link({ indicator: text('id', row)! })} lang="id" dir="auto">
                    {text('code', row) === null ? null : <span class="muted">{text('code', row)} </span>}
                    <Words text={text('name', row) ?? tell('noName')} />
                  </a>
                </td>
                <td>
                  <Formula
                    numerator={text('numerator', row)}
                    denominator={text('denominator', row)}
                    multiplier={indicators.numbers('multiplier')[row] ?? null}
                    text={text('formula', row)}
                    means={{ numerator: text('numeratorMeans', row), denominator: text('denominatorMeans', row) }}
                  />
                </td>
                <td lang="id">{text('unit', row)}</td>
                {years.map((year) => (
                  <td class="number">{targetOf(targets!, row, year)}</td>
                ))}
                <td lang="id" dir="auto">
                  <Words text={(text('responsible', row) ?? '').replaceAll(' | ', '; ')} />
                </td>
                <td>
                  <Sure value={sure} text={sureness(sure)} />
                </td>
              </tr>,
            ];
          })}
        </tbody>
      </table>
    </div>
  );
}

function yearsOf(targets: Table, rows: readonly number[]): (number | null)[] {
  const years = new Set(
    rows.flatMap((row) => targets.of('indicator', row).map((at) => targets.numbers('year')[at] ?? null)),
  );
  return [...years].sort((a, b) => (a ?? 9999) - (b ?? 9999));
}

const targetOf = (targets: Table, row: number, year: number | null): string =>
  targets
    .of('indicator', row)
    .filter((at) => (targets.numbers('year')[at] ?? null) === year)
    .map((at) => targets.texts('text').of(at) ?? '')
    .join('; ');

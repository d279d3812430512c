/** One indicator: what its document says, and for every value where that was read. */
import { useEffect, useRef, type JSX } from '../../kit/ui.ts';
import { number } from '../../kit/language.ts';
import { useTables } from '../opened/opening.ts';
import { placesOf } from '../opened/holdings.ts';
import type { Explorer } from '../exploring/explorer.ts';
import { Sure } from '../parts/certainty.tsx';
import { CopyButton } from '../parts/copying-button.tsx';
import { citationOf, stableLink } from '../take/citing.ts';
import { placeWords, sureness, tell, told } from '../opened/wording.ts';
import { Fields } from './shown-fields.tsx';
import { OtherReading } from './agency-view.tsx';
import { Remarks } from './findings-list.tsx';

export function IndicatorPanel({ page }: { page: Explorer }): JSX.Element {
  const { indicators, documents, agencies, documentOf, agencyOf, conceptOf } = page.held;
  const row = placesOf(indicators, 'id').get(page.state.indicator);
  const head = useRef<HTMLHeadingElement>(null);
  const tables = useTables('evidence', 'edits', 'issues', 'pages', 'targets');
  useEffect(() => head.current?.focus({ preventScroll: true }), [page.state.indicator]);
  const close = (
    <button
      type="button"
      class="quiet close"
      onClick={() => {
        page.go({ indicator: '' });
      }}
    >
      {tell('close')} <kbd>Esc</kbd>
    </button>
  );
  if (row === undefined)
    return (
      <aside class="panel" aria-label={tell('indicator')}>
        <div class="tools">{close}</div>
        <p class="empty">{tell('lostIndicator')}</p>
      </aside>
    );
  const name = indicators.texts('name').of(row);
  const document = documentOf[row]!;
  const agency = agencyOf[row]!;
  const year = documents.numbers('year')[document] ?? null;
  const sure = indicators.numbers('confidence')[row] ?? null;
  return (
    <aside class="panel" aria-label={tell('indicator')}>
      <div class="tools">
        <CopyButton label={tell('copyCitation')} text={() => citationOf(page.held, row)} />
        <CopyButton label={tell('copyLink')} text={() => stableLink({ indicator: page.state.indicator })} />
        {close}
      </div>
      <p class="above">
        {agency < 0 ? (
          tell('agencyUnknown')
        ) : (
          <a href={page.link({ view: 'agencies', agency: agencies.texts('id').of(agency)!, indicator: '' })} lang="id">
            {agencies.texts('name').of(agency)}
          </a>
        )}
        {year === null ? ` · ${tell('yearUnknown')}` : ` · ${year}`}
      </p>
      <h2 tabIndex={-1} ref={head} lang={name === null ? undefined : 'id'} dir="auto">
        {name === null ? tell('noName') : name.length > 300 ? `${name.slice(0, 300)}…` : name}
      </h2>
      <p class="facts">
        <Sure value={sure} text={tell('sure', sureness(sure))} />
        <ConceptLink page={page} concept={conceptOf[row]!} />
      </p>
      <OtherReading page={page} document={document} />
      <Remarks page={page} row={row} issues={tables?.issues ?? null} />
      <Fields page={page} row={row} tables={tables} />
      <section class="source">
        <h3>{tell('source')}</h3>
        <dl>
          <dt>{tell('document')}</dt>
          <dd lang="id" dir="auto">
            {documents.texts('title').of(document) ?? tell('noTitle')}
          </dd>
          <dt>{tell('file')}</dt>
          <dd class="raw">{documents.texts('file').of(document)}</dd>
          <dt>{tell('hash')}</dt>
          <dd class="raw">{documents.texts('id').of(document)?.replace('sha256:', '')}</dd>
          <dt>{tell('readAs')}</dt>
          <dd>
            {tell('indicatorAt', number(indicators.numbers('position')[row] ?? 0))}
            {', '}
            {placeWords(indicators.numbers('page')[row] ?? null, indicators.numbers('line')[row] ?? null)}
          </dd>
        </dl>
      </section>
    </aside>
  );
}

/** The way to the concept, with how many agencies measure it. */
function ConceptLink({ page, concept }: { page: Explorer; concept: number }): JSX.Element | null {
  if (concept < 0) return <span class="muted">{tell('noConcept')}</span>;
  const { concepts, indicators, agencyOf, groupOf, conceptOf } = page.held;
  const group = groupOf[concept]!;
  const agencies = new Set<number>();
  for (let row = 0; row < indicators.count; row++)
    if (conceptOf[row]! >= 0 && page.held.isCounted(row) && groupOf[conceptOf[row]!] === group)
      agencies.add(agencyOf[row]!);
  return (
    <a href={page.link({ view: 'concepts', concept: concepts.texts('id').of(concept)!, indicator: '' })}>
      {agencies.size < 2 ? tell('conceptAlone') : told(agencies.size, 'conceptOfOne', 'conceptOfMany')}
    </a>
  );
}

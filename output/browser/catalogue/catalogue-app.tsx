/** The catalogue page: its views under one search and one set of filters, and the indicator that is open beside them. */
import { language, speak, type Language } from '../kit/language.ts';
import { useEffect, useMemo, useRef, useState, type JSX } from '../kit/ui.ts';
import type { Holdings } from './opened/holdings.ts';
import { explorerOf, type Explorer } from './exploring/explorer.ts';
import { FacetPanel } from './parts/facet-panel.tsx';
import { SearchBar } from './parts/search-bar.tsx';
import { TableTools } from './parts/table-tools.tsx';
import { readState, views } from './exploring/state.ts';
import { AboutView } from './views/about-view.tsx';
import { AgenciesView } from './views/agencies-view.tsx';
import { AgencyView } from './views/agency-view.tsx';
import { ConceptView } from './views/concept-view.tsx';
import { FiguresView } from './views/figures-view.tsx';
import { IndicatorPanel } from './views/indicator-panel.tsx';
import { MapView } from './views/map-view.tsx';
import { MatrixView } from './views/matrix-view.tsx';
import { TableView } from './views/table-view.tsx';
import { tell } from './opened/wording.ts';

/** Texts that are folded for the search between two frames. */
const foldedAtOnce = 4000;

export function CatalogueApp({ held }: { held: Holdings }): JSX.Element {
  const [, draw] = useState(0);
  const page = useMemo(
    () =>
      explorerOf(held, () => {
        draw((times) => times + 1);
      }),
    [],
  );
  const { state } = page;
  useEffect(() => {
    const follow = (): void => {
      const next = readState();
      if (next === null) return;
      page.state = next;
      draw((times) => times + 1);
    };
    addEventListener('hashchange', follow);
    addEventListener('popstate', follow);
    return () => {
      removeEventListener('hashchange', follow);
      removeEventListener('popstate', follow);
    };
  }, []);
  useEffect(() => {
    const fold = (): void => {
      if (page.finder.prepare(foldedAtOnce)) setTimeout(fold, 8);
    };
    setTimeout(fold, 300);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language();
    document.title = titleOf(page);
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
      if (event.key === 'Escape' && page.state.indicator !== '') {
        const id = page.state.indicator;
        page.go({ indicator: '' });
        document.querySelector<HTMLElement>(`a[href$="indicator=${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
      }
      if (event.key === '/' && !(event.target as Element).matches('input, textarea, select')) {
        event.preventDefault();
        document.getElementById('search')?.focus();
      }
    };
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('keydown', onKey);
    };
  }, []);
  const choose = (chosen: Language): void => {
    speak(chosen);
    page.retell();
    draw((times) => times + 1);
  };
  const isOfOne =
    (state.view === 'concepts' && state.concept !== '') || (state.view === 'agencies' && state.agency !== '');
  const isFiltered = state.view !== 'about' && !isOfOne;
  return (
    <div class={`catalogue in-${state.view}${isOfOne ? ' of-one' : ''}${state.indicator === '' ? '' : ' with-panel'}`}>
      <a class="skip" href="#main">
        {tell('skip')}
      </a>
      <Masthead page={page} choose={choose} />
      <div class="body">
        {isFiltered ? (
          <nav class="side" aria-label={tell('filters')}>
            <FacetPanel page={page} />
          </nav>
        ) : null}
        <main id="main" tabIndex={-1}>
          {isFiltered ? <Filtered page={page} /> : null}
          <div class="view">
            <ViewOf page={page} />
          </div>
        </main>
        {state.indicator === '' ? null : <IndicatorPanel key={state.indicator} page={page} />}
      </div>
    </div>
  );
}

function titleOf({ state, held }: Explorer): string {
  const at = (table: Holdings['concepts'], column: string, id: string): string | null =>
    table.texts(column).of(table.texts('id').values.indexOf(id));
  const open =
    (state.indicator !== '' && at(held.indicators, 'name', state.indicator)) ||
    (state.view === 'concepts' && state.concept !== '' && at(held.concepts, 'label', state.concept)) ||
    (state.view === 'agencies' && state.agency !== '' && at(held.agencies, 'name', state.agency)) ||
    tell(`view.${state.view}`);
  return `${open.slice(0, 120)} · ${tell('title')}`;
}

function Masthead({ page, choose }: { page: Explorer; choose: (chosen: Language) => void }): JSX.Element {
  const { state } = page;
  return (
    <header class="masthead">
      <h1>
        <a href={page.link({ view: 'table', indicator: '', concept: '', agency: '', province: '' })}>{tell('title')}</a>
      </h1>
      <nav aria-label={tell('viewsLabel')}>
        <ul>
          {views.map((view) => (
            <li>
              <a
                href={page.link({ view, indicator: '', concept: '', agency: '', province: '' })}
                aria-current={state.view === view ? 'page' : undefined}
              >
                {tell(`view.${view}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="languages" role="group" aria-label={tell('language')}>
        {(['id', 'en'] as const).map((one) => (
          <button
            type="button"
            lang={one}
            aria-pressed={language() === one}
            onClick={() => {
              choose(one);
            }}
            title={one === 'id' ? 'Bahasa Indonesia' : 'English'}
          >
            {one.toUpperCase()}
          </button>
        ))}
      </div>
    </header>
  );
}

/** The search, and the filters for a screen that has no room for them at its side. */
function Filtered({ page }: { page: Explorer }): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <SearchBar
        page={page}
        openFilters={() => {
          setOpen(true);
          dialog.current?.showModal();
        }}
      >
        {page.state.view === 'table' ? <TableTools page={page} /> : null}
      </SearchBar>
      <dialog
        class="filters"
        ref={dialog}
        aria-label={tell('filters')}
        onClose={() => {
          setOpen(false);
        }}
      >
        {isOpen ? (
          <>
            <FacetPanel page={page} />
            <p class="buttons">
              <button type="button" class="main" onClick={() => dialog.current?.close()}>
                {tell('showResults')}
              </button>
            </p>
          </>
        ) : null}
      </dialog>
    </>
  );
}

function ViewOf({ page }: { page: Explorer }): JSX.Element {
  const { view, concept, agency } = page.state;
  if (view === 'concepts')
    return concept === '' ? <MatrixView page={page} /> : <ConceptView key={concept} page={page} />;
  if (view === 'agencies')
    return agency === '' ? <AgenciesView page={page} /> : <AgencyView key={agency} page={page} />;
  if (view === 'map') return <MapView page={page} />;
  if (view === 'figures') return <FiguresView page={page} />;
  if (view === 'about') return <AboutView page={page} />;
  return <TableView page={page} />;
}

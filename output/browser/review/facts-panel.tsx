/** What the document says of itself: its agency, region and year, each to be confirmed or typed. Enter takes one and goes to the next. */
import { documentFacts, keyOfFact } from '../../../pipeline/model/meaning/facts-of-document.ts';
import { factNow, type FactScreen } from '../../../pipeline/model/review/answers.ts';
import type { Act } from '../../../pipeline/model/review/requests.ts';
import { labelOf } from '../kit/labels.ts';
import { percentOf } from '../kit/language.ts';
import { useEffect, useRef, type JSX } from '../kit/ui.ts';
import { Dialog } from './dialog.tsx';
import { Piece } from './piece.tsx';
import type { Reviewing } from './reviewing.ts';
import { tell, toldAs, toldValue } from './say.ts';

/** A fact that was read with less is in doubt, as fields are. */
const inDoubt = 0.8;

/** Whether nobody has decided a fact that was read doubtfully, or not at all. */
export const isOpenFact = ({ value, confidence, opinions }: FactScreen): boolean =>
  opinions.length === 0 && (value === null || confidence < inDoubt);

export function Facts({ page, close }: { page: Reviewing; close: () => void }): JSX.Element {
  const { run, screen, filters } = page.state;
  const at = screen?.document ?? Number(filters.document || 0);
  const document = run.documents[at];
  const form = useRef<HTMLDivElement>(null);
  const focusOn = (n: number): void => {
    const input = form.current?.querySelectorAll('input')[n];
    input?.focus();
    input?.select();
  };
  useEffect(() => {
    focusOn(0);
  }, []);
  const take = async (fact: FactScreen, n: number, typed: string): Promise<void> => {
    const value = typed.trim() === '' ? null : typed.trim();
    const act: Act = { act: 'fact', document: at, fact: fact.fact, value };
    await page.decide([act], 'stay', `${labelOf(keyOfFact(fact.fact))}: ${toldValue(value)}`);
    if (page.state.fault !== '') return;
    if (n + 1 === documentFacts.length) close();
    else focusOn(n + 1);
  };
  const values = (fact: FactScreen['fact']): string[] => [
    ...new Set(
      run.documents.flatMap(({ facts }) => facts.flatMap((one) => (one.fact === fact ? (factNow(one) ?? []) : []))),
    ),
  ];
  return (
    <Dialog title={tell('factsTitle', document?.file ?? '')} close={close}>
      <p class="hint">{tell('factsHow')}</p>
      {page.state.fault === '' ? null : (
        <p class="note warning" role="alert">
          {page.state.fault}
        </p>
      )}
      <div class="tables facts" ref={form}>
        {document?.facts.map((fact, n) => (
          <Fact
            key={`${fact.fact} ${factNow(fact) ?? ''}`}
            at={at}
            fact={fact}
            by={page.state.by}
            known={values(fact.fact)}
            take={(typed) => void take(fact, n, typed)}
            takeBack={() =>
              void page.decide([{ act: 'withdraw-fact', document: at, fact: fact.fact }], 'stay', toldAs('withdrawn'))
            }
          />
        ))}
      </div>
    </Dialog>
  );
}

function Fact({
  at,
  fact,
  by,
  known,
  take,
  takeBack,
}: {
  at: number;
  fact: FactScreen;
  by: string;
  known: readonly string[];
  take: (typed: string) => void;
  takeBack: () => void;
}): JSX.Element {
  const { sheet, box, raw, opinions, disagreed, confidence } = fact;
  const label = labelOf(keyOfFact(fact.fact));
  const [input, list] = [`fact-${fact.fact}`, `known-${fact.fact}`];
  return (
    <form
      class="fact typing"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = new FormData(event.currentTarget).get(fact.fact);
        take(typeof typed === 'string' ? typed : '');
      }}
    >
      <p>
        <label for={input}>{label}</label>
        <span class={isOpenFact(fact) ? 'chip warning' : 'chip'}>
          {raw === '' ? tell('nothingRead') : tell('fieldSure', percentOf(confidence))}
        </span>
        {opinions.map((one) => (
          <span class="chip good">{`${one.by}: ${toldAs(one.as)}`}</span>
        ))}
        {disagreed ? <span class="chip bad disagreed">{tell('disagreed')}</span> : null}
      </p>
      {raw === '' ? null : box && sheet.picture ? (
        <Piece document={at} page={sheet} box={box} alt={tell('crop', label)} />
      ) : (
        <p lang="id">{raw}</p>
      )}
      <div class="taking">
        <input
          id={input}
          name={fact.fact}
          lang="id"
          list={list}
          defaultValue={factNow(fact) ?? ''}
          {...(fact.fact === 'year' ? { inputMode: 'numeric', pattern: '\\d{4}', maxLength: 4 } : { maxLength: 300 })}
        />
        <datalist id={list}>
          {known.map((one) => (
            <option value={one} />
          ))}
        </datalist>
        <button class="main">
          <kbd>↵</kbd> {tell('take')}
        </button>
        {opinions.some((one) => one.by === by) ? (
          <button type="button" class="quiet" onClick={takeBack}>
            {tell('withdrawTable')}
          </button>
        ) : null}
      </div>
    </form>
  );
}

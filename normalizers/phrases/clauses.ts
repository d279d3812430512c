/** Whom a phrase speaks of and what is said of them: the split of its tokens into population and condition. */
import type { Lemmas } from './lemmas.ts';
import { isParticiple } from './settings.ts';
import type { Token } from './phrase-tokens.ts';

export type Clauses = {
  population: string[];
  condition: string[];
  purpose: string[];
  means: string[];
  need: string[];
  whole: boolean;
};

/**
 * "PPKS yang memperoleh bantuan", "PPKS penerima bantuan", "posyandu aktif" and "penanganan PPKS" all tell a population
 * and a condition. What cannot be told apart stays in the population. `need` holds the need that is asked for
 * ("yang seharusnya ..."), `purpose` the part of the
 * condition that says what for or after what ("untuk ...", "menurut ..."), `means` by what ("melalui ..."), `whole` tells "seluruh", "keseluruhan", "yang ada".
 */
export function splitClauses(tokens: readonly Token[], lemmas: Lemmas): Clauses {
  const need: string[] = [];
  let whole = false;
  const kept = tokens.filter((token) => {
    if (token.role === 'quantifier') whole = true;
    if (token.role === 'need') need.push('butuh');
    return token.role !== 'quantifier' && token.role !== 'need';
  });
  const start = kept.findIndex((token) => isContent(token));
  if (start < 0) return { population: [], condition: [], purpose: [], means: [], need, whole };
  const body = kept.slice(start);
  const asked = [...new Set(need)];
  const nominal = actionHead(body, lemmas);
  if (nominal > 0) {
    const rest = body.slice(nominal);
    const at = conditionStart(rest, lemmas);
    return {
      population: content(rest.slice(0, at)),
      condition: content([...body.slice(0, nominal), ...rest.slice(at)]),
      purpose: purposeOf(rest.slice(at), lemmas),
      means: meansOf(rest.slice(at), lemmas),
      need: asked,
      whole,
    };
  }
  const opened = kept[0]?.role === 'yang' || kept[0]?.role === 'agent' || kept[0]?.role === 'negation';
  const at = opened || isParticiple(body[0]!, lemmas) ? 0 : conditionStart(body, lemmas);
  const rest = body.slice(at);
  return {
    population: content(body.slice(0, at)),
    condition: content(rest),
    purpose: purposeOf(rest, lemmas),
    means: meansOf(rest, lemmas),
    need: asked,
    whole,
  };
}

/** What stands behind "untuk" or "menurut", or is an action behind the service: "bantuan sosial pemenuhan kebutuhan". */
function purposeOf(rest: readonly Token[], lemmas: Lemmas): string[] {
  let told = 0;
  const at = rest.findIndex((token) => {
    if (told > 0 && (lemmas.isPurpose(token.word) || /^pe.+an$/.test(token.word))) return true;
    if (token.role === 'content' && token.lemmas.some((lemma) => !lemmas.isLight(lemma))) told++;
    return false;
  });
  return at < 0 ? [] : content(rest.slice(at));
}

/** What stands behind "melalui", or behind "dengan" after a verb: "diselesaikan dengan perjanjian bersama". */
function meansOf(rest: readonly Token[], lemmas: Lemmas): string[] {
  const at = rest.findIndex(
    ({ word }, i) =>
      (word === 'melalui' || word === 'dengan' || word === 'oleh') &&
      rest
        .slice(0, i)
        .some((token) => token.role === 'content' && token.lemmas.some((lemma) => lemmas.isAction(lemma))),
  );
  return at < 0 ? [] : content(rest.slice(at + 1));
}

function isContent(token: Token): boolean {
  return (
    token.role === 'content' ||
    token.role === 'adjective' ||
    token.role === 'agency' ||
    token.role === 'place' ||
    token.role === 'agent'
  );
}

function content(tokens: readonly Token[]): string[] {
  return tokens
    .filter((token) => isContent(token) || token.role === 'negation' || token.role === 'time')
    .flatMap((token) => (token.role === 'negation' ? ['tidak'] : token.lemmas))
    .filter((lemma, i, all) => all.indexOf(lemma) === i);
}

/** How many tokens a nominalised action at the head takes: "Penanganan PPKS" 1, "Pelayanan kesehatan ibu" 2. */
function actionHead(body: readonly Token[], lemmas: Lemmas): number {
  const head = body[0]!;
  const isAction =
    head.term === null &&
    /^(?:pe|ke).+an$|^(?:me|ber|ter).+nya$|^layanan$|^capaian$|^realisasi$/.test(head.word) &&
    lemmas.isAction(head.lemmas[0] ?? '') &&
    !lemmas.isState(head.lemmas[0] ?? '');
  if (!isAction) return 0;
  let n = 1;
  while (n < body.length && body[n]!.lemmas.some((lemma) => lemmas.isService(lemma))) n++;
  // an action that nothing follows is what is counted, not what is done to something
  const follows = body.slice(n).some((token) => token.role === 'content' || token.role === 'adjective');
  return follows ? n : 0;
}

/** Where the condition begins; the length of the tokens when there is none. */
function conditionStart(body: readonly Token[], lemmas: Lemmas): number {
  const relative = body.findIndex((token) => token.role === 'yang');
  const at = body.findIndex((token, i) => {
    if (i === relative) return true;
    if (i === 0) return false;
    if (token.role === 'agent' || isParticiple(token, lemmas)) return true;
    // before a "yang", these belong to whom it is about: "lanjut usia tidak potensial yang ..."
    if (relative > i) return false;
    const opens = token.role === 'adjunct' || token.role === 'negation' || token.word === 'dalam';
    return opens || isState(token, lemmas);
  });
  return at < 0 ? body.length : at;
}

/** "posyandu aktif", "jembatan kondisi baik": a state after its noun. */
function isState(token: Token, lemmas: Lemmas): boolean {
  return token.term === null && token.lemmas.some((lemma) => lemmas.isState(lemma));
}

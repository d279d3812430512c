/** What was found in a row: beside the field that it is about, or above all fields. */
import type { FieldScreen, RowAnswer } from '../../../pipeline/model/review/answers.ts';
import type { Issue } from '../../../pipeline/model/issue.ts';
import { rootOf } from '../../../pipeline/model/meaning/fields.ts';
import { issueInIndonesian, language } from '../kit/language.ts';
import { labelOf } from '../kit/labels.ts';
import type { JSX } from '../kit/ui.ts';
import { tell } from './say.ts';

/** Whether a finding is about one of the fields. */
export function isAboutOneOf(fields: readonly FieldScreen[], { field }: Issue): boolean {
  return field !== null && fields.some(({ key }) => rootOf(key) === rootOf(field));
}

const order = { error: 0, warning: 1, info: 2 };

/** What was found, errors first; nothing where that is only how well letters were read. */
export function Findings({ issues, texts }: Pick<RowAnswer, 'issues' | 'texts'>): JSX.Element | null {
  const told = issues
    // how a field was read is said beside it
    .filter(({ severity, code, field }) => severity !== 'info' && (code !== 'low-confidence' || field === null))
    .sort((a, b) => order[a.severity] - order[b.severity]);
  if (told.length === 0) return null;
  return (
    <section class="findings" aria-label={tell('issues')}>
      <ul>
        {told.map((one) => (
          <li class={one.severity}>
            <Finding found={one} text={texts[one.code]} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Finding({ found, text }: { found: Issue; text: RowAnswer['texts'][string] | undefined }): JSX.Element {
  const { code, field, message } = found;
  const words = language() === 'id' ? issueInIndonesian(code) : undefined;
  const title = words?.[0] ?? text?.title ?? code;
  const at = field === null ? '' : ` (${labelOf(field)})`;
  const explained = text?.finding ? text.finding.explanation[language()] : language() === 'en' ? message : '';
  return (
    <>
      <strong>{`${title}${at}`}</strong>
      {explained === '' ? null : <span class="hint">{` ${explained}`}</span>}
    </>
  );
}

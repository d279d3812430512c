/** What the catalogue is: how it is cited, what the words in it mean, and its files to load elsewhere. */
import { number } from '../../kit/language.ts';
import { fileAddress } from '../../../html/file-address.ts';
import type { JSX } from '../../kit/ui.ts';
import { carried } from '../opened/opening.ts';
import type { Explorer } from '../exploring/explorer.ts';
import { CopyButton } from '../parts/copying-button.tsx';
import { catalogueCitation, sizeTold } from '../take/citing.ts';
import { englishWord, tell, wordOr } from '../opened/wording.ts';

export function AboutView({ page }: { page: Explorer }): JSX.Element {
  const { held } = page;
  const shown = carried.files.filter(({ path }) => !/^(csv|parquet|csv-excel)\//.test(path));
  const formats = [...new Set(carried.files.flatMap(({ path }) => /^(csv|parquet|csv-excel)\//.exec(path)?.[1] ?? []))];
  return (
    <article class="about">
      <section>
        <h2>{tell('aboutTitle')}</h2>
        <p>{sizeTold(held)}</p>
        <p>{tell('aboutText')}</p>
      </section>
      <section>
        <h2>{tell('cite')}</h2>
        <blockquote>{catalogueCitation(held)}</blockquote>
        <CopyButton label={tell('copyCitation')} text={() => catalogueCitation(held)} />
        <p class="hint">{tell('citeHint')}</p>
        <dl class="plain">
          <dt>{tell('versionHead')}</dt>
          <dd class="raw">{carried.version}</dd>
          {carried.created === null ? null : (
            <>
              <dt>{tell('createdHead')}</dt>
              <dd>{carried.created}</dd>
            </>
          )}
          <dt>{tell('licenceHead')}</dt>
          <dd>{carried.licence === englishWord('licenceOwn') ? tell('licenceOwn') : carried.licence}</dd>
        </dl>
      </section>
      <section>
        <h2>{tell('meanings')}</h2>
        <dl class="plain">
          {(['certainty', 'concept', 'evidence', 'finding'] as const).map((word) => (
            <>
              <dt>{tell(`meaning.${word}`)}</dt>
              <dd>{tell(`meaningText.${word}`)}</dd>
            </>
          ))}
        </dl>
      </section>
      <section>
        <h2>{tell('keysTitle')}</h2>
        <dl class="plain keys">
          {(['/', 'Esc', '↑ ↓', 'Home End'] as const).map((key) => (
            <>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{tell(`key.${key}`)}</dd>
            </>
          ))}
        </dl>
      </section>
      <section>
        <h2>{tell('filesTitle')}</h2>
        <p>{tell('filesHint')}</p>
        <div class="scroll" role="group" aria-label={tell('filesTitle')} tabIndex={0}>
          <table class="listing">
            <tbody>
              {formats.map((folder) => (
                <tr>
                  <th scope="row">
                    <a href={`${folder}/`} class="raw">{`${folder}/`}</a>
                  </th>
                  <td>{tell(`files.${folder as 'csv' | 'parquet' | 'csv-excel'}`)}</td>
                  <td class="number">
                    {bytes(
                      carried.files
                        .filter(({ path }) => path.startsWith(`${folder}/`))
                        .reduce((sum, file) => sum + file.bytes, 0),
                    )}
                  </td>
                </tr>
              ))}
              {shown.map((file) => (
                <tr>
                  <th scope="row">
                    <a href={fileAddress(file.path)} class="raw">
                      {file.path}
                    </a>
                  </th>
                  <td>{wordOr(`fileTitle.${file.path}`, file.title)}</td>
                  <td class="number">{bytes(file.bytes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </article>
  );
}

const bytes = (count: number): string =>
  count < 1e5 ? `${number(Math.ceil(count / 1000))} kB` : `${number(Math.round(count / 1e5) / 10)} MB`;

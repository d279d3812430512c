/** The script of catalogue.html: it opens the tables that the page carries, and draws them. */
import './catalogue-page.css';
import { CatalogueApp } from './catalogue/catalogue-app.tsx';
import { openHoldings } from './catalogue/opened/holdings.ts';
import { tell } from './catalogue/opened/wording.ts';
import { render } from './kit/ui.ts';

const root = document.createElement('div');
root.id = 'app';
document.body.append(root);
render(<p class="waiting">{tell('loading')}</p>, root);

openHoldings()
  .then((held) => {
    render(<CatalogueApp held={held} />, root);
  })
  .catch((error: unknown) => {
    render(<p class="waiting">{tell('cannotOpen', String(error))}</p>, root);
  });

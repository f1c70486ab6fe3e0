import { element } from './element.js';

/** The search and the list of banks; the list follows what is typed. `choose` gets a bank's id. */
export function drawBanks(banks, choose) {
  const count = element('p', { class: 'quiet', role: 'status' });
  const list = element('ul', { class: 'banks' });
  const search = element('input', {
    id: 'search',
    type: 'search',
    name: 'search',
    autocomplete: 'off',
  });

  const filter = () => {
    const wanted = search.value.trim().toLowerCase();
    const found = banks.tiles.filter(({ name }) => name.toLowerCase().includes(wanted));
    list.replaceChildren(...found.map((tile) => drawTile(tile, () => choose(tile.id))));
    list.hidden = found.length === 0;
    count.textContent =
      found.length === 0 ? banks.none : banks.found.replace('{count}', String(found.length));
  };
  search.addEventListener('input', filter);
  filter();
  const field = element('div', { class: 'field' }, [
    element('label', { for: 'search' }, banks.searchLabel),
    search,
  ]);
  return [field, count, list];
}

function drawTile({ id, name, detail }, choose) {
  // Named by the bank alone, so that its detail is read after it and not as part of it.
  const named = { 'aria-labelledby': `${id}-name`, 'aria-describedby': `${id}-detail` };
  const button = element('button', { type: 'button', class: 'bank', onclick: choose, ...named }, [
    element('span', { id: `${id}-name`, class: 'label' }, name),
    element('span', { id: `${id}-detail`, class: 'quiet' }, detail),
  ]);
  return element('li', {}, button);
}

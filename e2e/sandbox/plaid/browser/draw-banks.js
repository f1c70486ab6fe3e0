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

/** The button is named by the bank alone; the whole row presses it (see `.bank::after`). */
function drawTile({ id, name, detail }, choose) {
  return element('li', {}, [
    element(
      'button',
      { type: 'button', class: 'bank', onclick: choose, 'aria-describedby': id },
      name,
    ),
    element('span', { id, class: 'quiet' }, detail),
  ]);
}

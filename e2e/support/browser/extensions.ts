/** What somebody else does to our page before React takes it over, or while it runs. */
export type Extension = {
  readonly name: string;
  /** Runs in the page, ahead of all of its own. */
  readonly change: () => void;
  /** Whether React finds another page than the server has sent, and says so in the console. */
  readonly isNoticed: boolean;
};

/** Every text goes into an element of the translator's, and React's own text out of the page. */
const TRANSLATION: Extension = {
  name: 'a translation of the whole page that goes on with what changes',
  isNoticed: true,
  change: () => {
    const translate = () => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: Text[] = [];
      while (walker.nextNode())
        if (walker.currentNode instanceof Text) found.push(walker.currentNode);
      for (const text of found) {
        const holder = text.parentElement;
        if (!text.data.trim() || holder?.closest('font, script, style, noscript, svg')) continue;
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        inner.textContent = text.data;
        outer.append(inner);
        text.replaceWith(outer);
      }
    };
    document.addEventListener('DOMContentLoaded', () => {
      document.documentElement.classList.add('translated-ltr');
      translate();
      const watch = { childList: true, characterData: true, subtree: true };
      new MutationObserver(translate).observe(document.body, watch);
    });
  },
};

/** As from helpers that read aloud, fill in, or block. */
const WRAPPING: Extension = {
  name: 'wrapped in elements of others',
  isNoticed: true,
  change: () => {
    const wrap = () => {
      for (const part of document.querySelectorAll(
        'main :is(section, form, button, input, h2, p)',
      )) {
        if (part.parentElement?.className === 'foreign') continue;
        const wrapper = document.createElement('div');
        wrapper.className = 'foreign';
        part.replaceWith(wrapper);
        wrapper.append(part);
      }
    };
    document.addEventListener('DOMContentLoaded', () => {
      wrap();
      new MutationObserver(wrap).observe(document.body, { childList: true, subtree: true });
    });
  },
};

const REMOVING: Extension = {
  name: 'stripped of what looks like an advertisement',
  isNoticed: true,
  change: () => {
    const strip = () => {
      for (const part of document.querySelectorAll('main :is(svg, [role=status], dt), footer')) {
        part.remove();
      }
    };
    document.addEventListener('DOMContentLoaded', () => {
      strip();
      new MutationObserver(strip).observe(document.body, { childList: true, subtree: true });
    });
  },
};

/** Those that go on with all that changes. */
export const LASTING_EXTENSIONS: readonly Extension[] = [
  { ...TRANSLATION, name: 'translated', isNoticed: false },
  WRAPPING,
  REMOVING,
];

/** Kinds of extensions, proxies and helpers that are known to change pages (docs/field.md), the commonest first. */
export const EXTENSIONS: readonly Extension[] = [
  TRANSLATION,
  {
    name: 'a toolbar put first in the body',
    isNoticed: true,
    change: () =>
      document.addEventListener('DOMContentLoaded', () => {
        const bar = document.createElement('div');
        bar.id = 'toolbar';
        bar.append(document.createElement('p'));
        document.body.prepend(bar);
      }),
  },
  {
    name: 'a space added to the heading',
    isNoticed: true,
    change: () =>
      document.addEventListener('DOMContentLoaded', () =>
        document.querySelector('h1')?.append(' '),
      ),
  },
  {
    name: 'mail addresses hidden from robots, as Cloudflare does',
    isNoticed: false,
    change: () =>
      document.addEventListener('DOMContentLoaded', () => {
        for (const link of document.querySelectorAll('a[href^="mailto:"]')) {
          link.setAttribute('href', '/cdn-cgi/l/email-protection#5a32');
          const mark = document.createElement('span');
          mark.className = '__cf_email__';
          mark.textContent = '[email\u00a0protected]';
          link.replaceChildren(mark);
        }
        // A page without any address is changed as little as those that have none.
        document.querySelector('h1')?.append(document.createElement('span'));
      }),
  },
  {
    name: 'telephone numbers made links, and the heading marked',
    isNoticed: false,
    change: () =>
      document.addEventListener('DOMContentLoaded', () => {
        for (const heading of document.querySelectorAll('h1, h2')) {
          const mark = document.createElement('mark');
          mark.append(...heading.childNodes);
          heading.append(mark);
        }
      }),
  },
  {
    name: 'elements taken out, as ad blockers do',
    isNoticed: true,
    change: () =>
      document.addEventListener('DOMContentLoaded', () => {
        for (const part of document.querySelectorAll('main p, footer a')) part.remove();
      }),
  },
  {
    name: 'attributes and elements added, as password managers and dark modes do',
    isNoticed: false,
    change: () =>
      document.addEventListener('DOMContentLoaded', () => {
        document.documentElement.setAttribute('data-darkreader-mode', 'dynamic');
        document.documentElement.classList.add('darkreader');
        document.body.setAttribute('data-gr-ext-installed', '');
        for (const part of document.querySelectorAll('input, button, form, a, p')) {
          part.setAttribute('data-lastpass-icon-root', 'true');
        }
        document.head.prepend(document.createElement('meta'));
        document.documentElement.append(document.createElement('grammarly-desktop-integration'));
        document.body.append(document.createElement('com-1password-button'));
      }),
  },
];

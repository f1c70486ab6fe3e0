import { JSDOM } from 'jsdom';
import type { Mark, ScoredAnswer } from './answer.ts';

/** Scripts from elsewhere must say what they are by a hash; for our own that is a bonus. */
export function judgeScripts({ html, url }: ScoredAnswer): Mark {
  const rule = 'integrity of scripts';
  const scripts = html === undefined ? [] : listScripts(html, url);
  const foreign = scripts.filter(({ address }) => address.origin !== url.origin);
  if (foreign.some(({ address }) => address.protocol !== 'https:')) {
    return { rule, finding: 'a script by http from elsewhere', points: -50 };
  }
  if (foreign.some(({ integrity }) => !integrity)) {
    return { rule, finding: 'a script from elsewhere without a hash', points: -5 };
  }
  const isHashed = scripts.length > 0 && scripts.every(({ integrity }) => integrity);
  return { rule, finding: `${scripts.length} of our own`, points: isHashed ? 5 : 0 };
}

function listScripts(html: string, url: URL) {
  const { document } = new JSDOM(html).window;
  return [...document.querySelectorAll('script[src]')].map((script) => ({
    address: new URL(script.getAttribute('src') ?? '', url),
    integrity: script.getAttribute('integrity'),
  }));
}

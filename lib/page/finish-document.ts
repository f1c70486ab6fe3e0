import { describeLanguage, type Language } from '#lib/messages/languages.ts';
import { nameRoute, sharedMeters } from '#lib/metrics/meters.ts';
import { nameGlobally } from '#lib/process-wide.ts';
import { toJson } from '#lib/security-policy/content-security-policy.ts';
import { STEP_WORDS } from './drawn-answer.ts';
import { writePageStart } from './page-start.ts';
import type { PageAnswer, StepWords } from './page-status.ts';

type DocumentParts = Omit<PageAnswer, 'styles'> & {
  /** The style sheets of the brand, in order (`listPageStyles`). */
  readonly styles: readonly string[];
  /** Has the document tell how it felt. */
  readonly takesVitals?: boolean;
  /** Next's development server adds scripts of its own, which are left as they are. */
  readonly isDevelopment?: boolean;
};

/**
 * Puts into a document of Next's what stands outside of React: the first script, which asks for all others once the
 * page has been painted (docs/decisions/0031), and the look of the brand at the end of the head. Pure.
 */
export function finishDocument(
  html: string,
  { styles, fonts = [], isDevelopment = false, ...parts }: DocumentParts,
): string {
  const { plainAddress, language, stepWords, takesVitals } = parts;
  const nonce = NONCE.exec(html)?.[1];
  if (nonce === undefined) return html;
  const files: string[] = [];
  const take = (_: string, address: string) => {
    files.push(address);
    return '';
  };
  const rest = isDevelopment ? html : html.replace(SCRIPT, take).replace(PRELOAD, '');
  const wordsAddress = isDevelopment ? undefined : stepWords?.address;
  const begin = writePageStart({ files, wordsAddress, plainAddress });
  const words = isDevelopment && stepWords ? writeWords(stepWords) : '';
  const start = `<script nonce="${nonce}">${words}${begin}</script>`;
  const looks = styles.map((css) => `<style nonce="${nonce}" data-brand>${css}</style>`).join('');
  const vitals = takesVitals ? `<script nonce="${nonce}">${VITALS_SCRIPT}</script>` : '';
  return (language ? rest.replace(ROOT, writeRoot(language)) : rest)
    .replace(BEGINNING, (beginning) => beginning + start + fonts.map(writePreload).join(''))
    .replace('</head>', () => `${looks}</head>`)
    .replace('</body>', (end) => vitals + end);
}

/** The scripts of a development server wait for nothing. */
function writeWords({ words }: StepWords): string {
  return `self[${toJson(nameGlobally(STEP_WORDS))}]=${toJson(words)};`;
}

function writeRoot(language: Language): string {
  return `<html lang="${language}" dir="${describeLanguage(language).direction}"`;
}

function writePreload(font: string): string {
  return `<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin=""/>`;
}

/** As Next writes them; what others have written is escaped, and so never looks like a tag. */
const NONCE = /<script[^>]* nonce="([^"]+)"/;
const SCRIPT = /<script src="(\/_next\/static\/[^"]+)"(?=[^>]* async="")[^>]*><\/script>/g;
const PRELOAD = /<link rel="preload" as="script"[^>]*\/>/g;
const ROOT = /<html lang="[^"]*" dir="[^"]*"/;
/** The encoding of a document stands in its first kilobyte. */
const BEGINNING = /<head>(<meta charSet="[^"]*"\/>)?/;

/** Of so many bills one tells how it felt: enough to see a change within hours, and no burden to anybody. */
const ONE_OF = 10;

let bills = 0;

/** Whether the document of this address is to tell how it felt: the first bill and every tenth, where anybody reads metrics. */
export function takesVitals(url: string): boolean {
  if (!sharedMeters.value || nameRoute(url) !== '/pay/[ref]') return false;
  bills += 1;
  return bills % ONE_OF === 1;
}

/**
 * The last script of such a document. Sends LCP, INP and CLS once, when the page is hidden for the first time, and
 * nothing that leads to a customer. In the language of every browser; those that cannot tell are silent.
 */
const VITALS_SCRIPT = `(function() {
  var Observer = self.PerformanceObserver, known = Observer && Observer.supportedEntryTypes;
  if (!known || !navigator.sendBeacon || document.visibilityState === "hidden") return;
  var vitals = {}, first = 0, last = 0, sum = 0;
  function raise(name, value) {
    vitals[name] = Math.max(vitals[name] || 0, value);
  }
  function watch(type, each) {
    if (known.indexOf(type) < 0) return;
    new Observer(function(list) {
      list.getEntries().forEach(each);
    }).observe({ type: type, buffered: true, durationThreshold: 40 });
  }
  watch("largest-contentful-paint", function(entry) {
    vitals.lcp = entry.startTime;
  });
  watch("event", function(entry) {
    if (entry.interactionId) raise("inp", entry.duration);
  });
  if (known.indexOf("layout-shift") >= 0) vitals.cls = 0;
  watch("layout-shift", function(entry) {
    if (entry.hadRecentInput) return;
    var now = entry.startTime;
    if (now - last > 1000 || now - first > 5000) sum = 0, first = now;
    last = now;
    raise("cls", sum += entry.value);
  });
  document.addEventListener("visibilitychange", function() {
    navigator.sendBeacon("/vitals", JSON.stringify(vitals));
  }, { once: true });
})()`.replace(/\n\s*/g, '\n');

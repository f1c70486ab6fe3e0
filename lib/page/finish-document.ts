import { describeLanguage, type Language } from '#lib/messages/languages.ts';
import { nameGlobally } from '#lib/process-wide.ts';
import { toJson } from '#lib/security-policy/trusted-types.ts';
import { STEP_WORDS } from './drawn-answer.ts';
import { writePageStart } from './page-start.ts';
import type { PageAnswer, StepWords } from './page-status.ts';
import { VITALS_SCRIPT } from './vitals-script.ts';

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

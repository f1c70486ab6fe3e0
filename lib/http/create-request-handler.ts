import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { getBrands } from '#lib/brand/brand-index.ts';
import { preparePreview, takeScriptsOut } from '#lib/brand/preview/prepare-preview.ts';
import type { Env } from '#lib/env.ts';
import { CLIENT_ADDRESS_HEADER, dropInternalHeaders, LINK_HEADER } from '#lib/internal-headers.ts';
import { runWithTrace } from '#lib/log/trace.ts';
import { runForReader } from '#lib/messages/reader.ts';
import { watchRequest } from '#lib/metrics/create-metrics.ts';
import { finishDocument, takesVitals } from '#lib/page/finish-document.ts';
import { listPageStyles, type PageAnswer, runWithPageAnswer } from '#lib/page/page-status.ts';
import { PAGE_REFERENCE_HEADER } from '#lib/page/page-version.ts';
import { answerStepWords } from '#lib/page/step-words.ts';
import { createShortNumber, parseShortNumber } from '#lib/short-number.ts';
import { sharedTracer } from '#lib/tracing/tracer.ts';
import { closeAnswer, listClosedHeaders } from './answers/close-answer.ts';
import {
  answerEmpty,
  answerMisdirected,
  answerUnknownMethod,
  checkFrameworkHeaders,
  isKnownMethod,
} from './answers/refuse-request.ts';
import { sendWhole } from './answers/send-whole.ts';
import { answerStatic, writeFramedPage } from './answers/static-page.ts';
import { answerDirectly, answerOpening } from './direct/answer-directly.ts';
import { findDirectCall } from './direct/direct-routes.ts';
import { findSite, nameSite } from './find-site.ts';
import { isForFrame } from './guard-request.ts';
import { OPENING_PATH, type ParsedTarget, parseTarget } from './parse-target.ts';
import { preparePage } from './prepare-page.ts';
import { readClientAddress, sharedProxyWatch } from './read-client-address.ts';
import { readRequestReader } from './request-reader.ts';
import type { Stopper } from './server/create-stopper.ts';

type HandlerOptions = {
  readonly env: Env;
  /** Of the page's own origin (`listClosedHeaders`). */
  readonly closedHeaders: Readonly<Record<string, string>>;
  readonly stopper: Stopper;
  /** Says whether a built file was asked for, and answers with it. Next does so in development. */
  readonly answerFile?:
    | ((request: IncomingMessage, response: ServerResponse) => boolean)
    | undefined;
  readonly answerByNext: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly isDevelopment: boolean;
};

/**
 * What happens to a request until somebody answers it: it is told whose site it is for, freed of what only we may
 * say, and refused, answered from memory, by a handler, or by Next.
 */
export function createRequestHandler(options: HandlerOptions): RequestListener {
  const { env, closedHeaders, stopper, answerFile, isDevelopment } = options;
  return (request, response) => {
    const traceId = createShortNumber();
    response.setHeader('X-Request-Id', traceId);
    const site = findSite(request, { publicOrigin: env.publicOrigin, brands: getBrands() });
    const target = parseTarget(request.url ?? '', env.oauthReturnPath);
    const span = sharedTracer.value?.begin();
    watchRequest(request, response, { url: target.url, traceId, span });
    const origin = site?.origin ?? env.publicOrigin;
    const headers =
      origin === env.publicOrigin ? closedHeaders : listClosedHeaders(origin, env.transport);
    sharedProxyWatch.value?.note(request);
    const clientAddress = readClientAddress(request, env.trustedProxies);
    const page = parseShortNumber(String(request.headers[PAGE_REFERENCE_HEADER]));
    const reader = readRequestReader(request, response);
    const run = <Value>(work: () => Value) =>
      runForReader(reader, () => runWithTrace({ traceId, span, clientAddress, page }, work));

    if (site && isForFrame(request.headers) && !isPreview(target)) {
      return run(() => answerStatic(response, writeFramedPage(headers)));
    }
    closeAnswer(response, headers);
    if (!isKnownMethod(request.method)) return answerUnknownMethod(response);
    const refusal = isDevelopment ? undefined : checkFrameworkHeaders(request.headers, target.url);
    if (refusal) return answerEmpty(response, refusal);
    if (!site) {
      if (!isHealthCheck(target)) return run(() => answerMisdirected(response));
    } else if (answerFile?.(request, response) || answerStepWords(request, response)) {
      return;
    }
    dropInternalHeaders(request);
    nameSite(request, site);
    if (site && target.moved) {
      return answerEmpty(response, 308, { Location: site.origin + target.moved });
    }
    readdress(request, target);
    request.headers[CLIENT_ADDRESS_HEADER] = clientAddress;
    // Development loads handlers again when they change, which only Next can.
    const direct = isDevelopment ? undefined : findDirectCall(request);
    const work =
      site && direct
        ? () => answerDirectly({ request, response, origin, ...direct })
        : () => answerByPage({ request, response, target }, options);
    run(() => stopper.watch(response, work()));
  };
}

type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly target: ParsedTarget;
};

/** By Next, whose documents are finished here; but for a link of a mail that can be opened, which is a redirect. */
async function answerByPage(
  { request, response, target }: Exchange,
  { answerByNext, isDevelopment }: HandlerOptions,
): Promise<void> {
  const hasNoScripts = preparePreview(request);
  const answer: PageAnswer = request.headers.rsc ? {} : { staticParts: new Map() };
  applyPageStatus(response, answer);
  sendWhole(request, response, (html) => {
    const more = { styles: listPageStyles(answer), takesVitals: takesVitals(target.url) };
    const whole = finishDocument(html, { ...answer, ...more, isDevelopment });
    return hasNoScripts ? takeScriptsOut(whole) : whole;
  });
  if (request.url === OPENING_PATH && (await answerOpening({ request, response }))) return;
  preparePage({ request, response, answer });
  await runWithPageAnswer(answer, () => answerByNext(request, response));
}

/** Anyone who watches over this process asks it by its own address. */
function isHealthCheck({ url }: ParsedTarget): boolean {
  return /^\/health(\/ready)?(\?|$)/.test(url);
}

/** The preview shows its own screens in frames of its own. */
function isPreview({ url }: ParsedTarget): boolean {
  return url.startsWith('/brand-preview/');
}

/** Takes the secret link out of the address, and whatever else Next is not to see of it. */
function readdress(request: IncomingMessage, { url, link }: ParsedTarget): void {
  request.url = url;
  if (link) request.headers[LINK_HEADER] = link;
}

/** Lets the page decide the status, wherever Next writes the head. */
function applyPageStatus(response: ServerResponse, answer: PageAnswer): void {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (status: number, ...rest: unknown[]) => {
    const decided = answer.status && status === 200 ? answer.status : status;
    response.statusCode = decided;
    if (answer.retryAfterInSeconds) response.setHeader('Retry-After', answer.retryAfterInSeconds);
    return Reflect.apply(writeHead, response, [decided, ...rest]);
  };
}

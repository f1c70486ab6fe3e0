import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

const COOKIE = 'sandbox-console';
const COOKIE_LIFE_IN_SECONDS = 12 * 60 * 60;
const CHANGES_NOTHING: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

type AccessOptions = {
  /** Without one, everybody who reaches the sandbox may use it. */
  readonly token?: string | undefined;
  /** Where browsers find the sandbox, if a proxy is in front. */
  readonly publicOrigin?: string | undefined;
};

/**
 * Who may use the control API and the console: programs that send the token as a bearer, and browsers that have a
 * cookie for it from the form. Browsers send the cookie along only from pages of the same site (SameSite=Strict), and
 * what comes from a page of another origin is refused even with it.
 */
export class Access {
  readonly #token: string | undefined;
  readonly #publicOrigin: string | undefined;

  constructor({ token, publicOrigin }: AccessOptions) {
    this.#token = token;
    this.#publicOrigin = publicOrigin;
  }

  /** Whether there is a token to ask for. */
  get isNeeded(): boolean {
    return this.#token !== undefined;
  }

  isGranted({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
    if (this.#token === undefined) return true;
    const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
    if (bearer !== undefined) return this.isToken(bearer);
    const cookie = new RegExp(`(?:^|; ?)${COOKIE}=([^;]+)`).exec(headers.cookie ?? '')?.[1];
    return cookie !== undefined && this.#isOwnCookie(cookie);
  }

  isToken(given: string): boolean {
    return this.#token !== undefined && isSame(given, this.#token);
  }

  /** Whether a browser sends this for a page of somebody else. Programs name no origin. */
  isFromElsewhere({ method, headers }: FastifyRequest): boolean {
    const { origin, host } = headers;
    if (origin === undefined || CHANGES_NOTHING.includes(method)) return false;
    if (origin === this.#publicOrigin) return false;
    return !URL.canParse(origin) || new URL(origin).host !== host;
  }

  createCookie(): string {
    const expiresAt = String(Date.now() + COOKIE_LIFE_IN_SECONDS * 1000);
    return this.#writeCookie(`${expiresAt}.${this.#sign(expiresAt)}`, COOKIE_LIFE_IN_SECONDS);
  }

  removeCookie(): string {
    return this.#writeCookie('', 0);
  }

  #writeCookie(value: string, lifeInSeconds: number): string {
    const secure = this.#publicOrigin?.startsWith('https:') ? '; Secure' : '';
    return `${COOKIE}=${value}; Path=/; Max-Age=${lifeInSeconds}; HttpOnly; SameSite=Strict${secure}`;
  }

  #isOwnCookie(cookie: string): boolean {
    const [expiresAt = '', signature = ''] = cookie.split('.');
    return isSame(signature, this.#sign(expiresAt)) && Number(expiresAt) > Date.now();
  }

  /** With another token, all cookies are worth nothing. */
  #sign(expiresAt: string): string {
    return createHmac('sha256', this.#token ?? '')
      .update(`cookie ${expiresAt}`)
      .digest('base64url');
  }
}

/** Refuses a call of the control API: 401 without the token, 403 from a page of somebody else. */
export function guardControl(access: Access) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (access.isFromElsewhere(request)) {
      return reply.code(403).send({ message: 'Pages of other origins may change nothing here.' });
    }
    if (access.isGranted(request)) return undefined;
    return reply
      .code(401)
      .header('www-authenticate', 'Bearer')
      .send({ message: 'This needs the token: “Authorization: Bearer …” with SANDBOX_TOKEN.' });
  };
}

/** Takes as long for a wrong text as for the right one, whatever they have in common. */
export function isSame(given: string, right: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(right));
}

import { type Answer, refuseArchived, refuseWith, succeedWith } from '../answer.ts';
import { COMMON_ID, objectOf, requiredString } from '../schemas.ts';
import type { MerchantOperation, PlatformCall } from './operations.ts';
import { signToken } from './tokens.ts';

const AGGREGATOR = 'CLIENTID';
const PLATFORM_TOKEN_LIFE_IN_SECONDS = 24 * 60 * 60;
const MERCHANT_TOKEN_LIFE_IN_SECONDS = 60 * 60;
const TEXT = '^((?![<>]).)*$';

/** P1. In a sandbox with a token, that is the password; it may be longer than connectFi's are. */
const getToken: MerchantOperation = {
  path: '/auth/get-token',
  caller: 'anyone',
  bodySchema: objectOf({ user: objectOf({ login: COMMON_ID, password: requiredString(200) }) }),
  handle: async ({ sandbox, requestId, body, now }) => {
    const { password } = Object(body.user);
    if (!sandbox.isPassword(String(password))) return refuseWith(requestId, 'unauthorized', {});
    const lifeInSeconds = PLATFORM_TOKEN_LIFE_IN_SECONDS;
    const token = await signToken({ cFiAggregatorId: AGGREGATOR }, { sandbox, lifeInSeconds });
    const dtsExpireAt = new Date(now + lifeInSeconds * 1000).toISOString();
    return succeedWith(requestId, { token, dtsExpireAt });
  },
};

/** P2: the payee, by connectfi-api 3.1. */
const createMerchant: MerchantOperation = {
  path: '/payment-link/merchant/create',
  caller: 'platform',
  bodySchema: objectOf(
    {},
    {
      isArchived: { type: 'boolean', nullable: true },
      name: { type: 'string', pattern: TEXT, maxLength: 500, nullable: true },
      email: { type: 'string', format: 'email' },
      phone: { type: 'string', pattern: '^\\d+$', minLength: 6, maxLength: 12 },
      address: { type: 'string', pattern: TEXT, maxLength: 100, nullable: true },
      city: requiredString(50),
      stateCode: { type: 'string', pattern: '^[A-Z]{2}$' },
      postalCode: { type: 'string', pattern: '^[0-9a-zA-Z-]+$', minLength: 5, maxLength: 10 },
      availablePaymentType: {
        type: 'array',
        items: { type: 'string', enum: ['card', 'ach', null], nullable: true },
      },
      usePlaid: { type: 'boolean', nullable: true },
      reference: { type: 'string', pattern: '^[0-9a-zA-Z]+$', minLength: 1, maxLength: 32 },
    },
  ),
  handle: ({ sandbox, requestId, body, now }) => {
    const merchant = sandbox.addMerchant(body);
    return succeedWith(requestId, {
      ...merchant,
      cFiAggregatorId: AGGREGATOR,
      dtsCreatedAt: new Date(now).toISOString(),
    });
  },
};

/** P6: what a merchant shows in place of a login. */
const getMerchantToken: MerchantOperation = {
  path: '/payment-link/merchant/get-token',
  caller: 'platform',
  bodySchema: objectOf({ cFiMerchantId: COMMON_ID }),
  handle: async (call: PlatformCall): Promise<Answer> => {
    const { sandbox, requestId } = call;
    const cFiMerchantId = String(call.body.cFiMerchantId);
    const merchant = sandbox.findMerchant(cFiMerchantId);
    if (!merchant) return refuseWith(requestId, 'merchantNotFound', { cFiMerchantId });
    if (merchant.isArchived) return refuseArchived(requestId, merchant);
    const lifeInSeconds = MERCHANT_TOKEN_LIFE_IN_SECONDS;
    const token = await signToken({ cFiMerchantId }, { sandbox, lifeInSeconds });
    return succeedWith(requestId, { expiresIn: lifeInSeconds, token });
  },
};

export const PLATFORM_OPERATIONS = [getToken, createMerchant, getMerchantToken];

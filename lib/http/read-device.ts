import type { PayerDevice } from '#lib/checkout/pay/pay-outcome.ts';
import { CLIENT_ADDRESS_HEADER } from '#lib/internal-headers.ts';

const MAX_USER_AGENT_LENGTH = 400;

/** What a request says of the device that sent it, to be kept with an authorization. */
export function readDevice({ headers }: Request): PayerDevice {
  return {
    userAgent: (headers.get('user-agent') ?? '').slice(0, MAX_USER_AGENT_LENGTH),
    ipAddress: headers.get(CLIENT_ADDRESS_HEADER) ?? '',
  };
}

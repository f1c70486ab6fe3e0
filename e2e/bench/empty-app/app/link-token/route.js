import { callUpstream } from '../../call-upstream.mjs';
import { BILL, LINK_TOKEN } from '../../paths.mjs';

export async function POST() {
  await callUpstream(BILL);
  const { data } = await callUpstream(LINK_TOKEN);
  return Response.json({ linkToken: data.link_token, expiration: data.expiration });
}

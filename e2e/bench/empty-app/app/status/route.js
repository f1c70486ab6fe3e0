import { callUpstream } from '../../call-upstream.mjs';
import { BILL } from '../../paths.mjs';

export async function GET() {
  const { data } = await callUpstream(BILL);
  return Response.json({ status: data.payment.status });
}

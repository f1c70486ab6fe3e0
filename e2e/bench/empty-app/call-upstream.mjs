import { Pool } from 'undici';

const { BENCH_UPSTREAM = 'http://127.0.0.1', BENCH_JWT = '' } = process.env;
const pool = new Pool(new URL(BENCH_UPSTREAM).origin, { connections: 128 });

/**
 * One call of the upstream, over the same client as the payment page's, and its body as JSON.
 *
 * @param {string} path
 * @param {string} [jwt]
 * @returns {Promise<any>}
 */
export async function callUpstream(path, jwt = BENCH_JWT) {
  const { body } = await pool.request({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json', 'x-connectfi-jwtoken': jwt },
  });
  return body.json();
}

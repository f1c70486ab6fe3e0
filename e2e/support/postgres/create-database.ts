import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** Makes an empty database in a server, which `url` reaches as superuser, and gives its url. */
export async function createDatabase(url: string): Promise<string> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const client = new Client({ connectionString: url });
  client.on('error', () => {}); // a query in progress tells of it as well
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  } finally {
    await client.end();
  }
  return new URL(name, url).href;
}

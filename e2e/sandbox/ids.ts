import { createHash, randomBytes } from 'node:crypto';

const BASE_62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Makes every invented value of the sandbox; with a seed, the same ones in the same order. */
export class Ids {
  readonly #seed: string | undefined;
  #count = 0;

  constructor(seed?: string) {
    this.#seed = seed;
  }

  bytes(length: number): Buffer {
    if (this.#seed === undefined) return randomBytes(length);
    const chunks: Buffer[] = [];
    for (let made = 0; made < length; made += 32) {
      this.#count += 1;
      chunks.push(createHash('sha256').update(`${this.#seed}:${this.#count}`).digest());
    }
    return Buffer.concat(chunks).subarray(0, length);
  }

  base62(length: number): string {
    return [...this.bytes(length)].map((byte) => BASE_62.charAt(byte % 62)).join('');
  }

  /** `cFiTransactionId` and its kin: examples are 22 characters long (connectfi-api 7.5). */
  entityId(): string {
    return this.base62(22);
  }

  /** The secret part of a payment address: examples have 65 and 66 characters (C1). */
  link(): string {
    return this.base62(65);
  }

  requestId(): string {
    return this.bytes(16).toString('hex');
  }

  uuid(): string {
    const hex = this.bytes(16).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }
}

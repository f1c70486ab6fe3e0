import { userInfo } from 'node:os';
import type { Variables } from '#lib/env/variables.ts';

/** Who runs this process. Behind sudo also who that was before: the page's own user is nobody in particular. */
export function nameOsUser({ SUDO_USER }: Variables): string {
  const user = readUser();
  return SUDO_USER && SUDO_USER !== user ? `${SUDO_USER} as ${user}` : user;
}

/** In a container a user may be a number without a name. */
function readUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}

import { members, number, type Shape } from './shape.ts';

/** The answer where a session was renewed (200). */
export type SessionLifeBody = {
  /** Until the session is over, if it is not renewed again. */
  readonly lifeInSeconds: number;
};

export const sessionLifeSchema: Shape<SessionLifeBody> = members({ lifeInSeconds: number });

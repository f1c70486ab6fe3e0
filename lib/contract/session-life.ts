import { flag, members, number, type Shape } from './shape.ts';

/** The answer to a customer who asks for more time (200). */
export type SessionLifeBody = {
  /** Until the session is over, if it is not renewed again. */
  readonly lifeInSeconds: number;
  /** Not where there was time enough, as after another tab has asked; nor where there can be no more. */
  readonly isRenewed: boolean;
};

export const sessionLifeSchema: Shape<SessionLifeBody> = members({
  lifeInSeconds: number,
  isRenewed: flag,
});

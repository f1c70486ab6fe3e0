import { z } from 'zod';

/** What a bill may ask of the stand-in beyond `PlaidSettings`; anything unreadable means the default. */
const standInSettingsSchema = z.object({
  /** `redirect`: as in a webview; `blocked`: as if the browser refused the window. */
  oauth: z.enum(['popup', 'redirect', 'blocked']).catch('popup'),
  oauthTimeoutInSeconds: z.number().positive().catch(600),
  language: z.enum(['en', 'es']).catch('en'),
  accountSelect: z.enum(['one', 'many']).optional().catch(undefined),
  /** The link token was made for a bank connected earlier. */
  updateMode: z.enum(['none', 'credentials', 'code']).catch('none'),
  /** `after`: the batch of events comes after `onSuccess` or `onExit`; Plaid promises no order. */
  events: z.enum(['before', 'after']).catch('before'),
  reuse: z.enum(['strict', 'allowed']).catch('strict'),
});

export type StandInSettings = z.infer<typeof standInSettingsSchema>;

export function parseStandInSettings(settings: unknown): StandInSettings {
  return standInSettingsSchema.parse(settings);
}

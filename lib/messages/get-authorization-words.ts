import { getMessages, type Messages } from './get-messages.ts';
import { describeLanguage, ENGLISH, type Language } from './languages.ts';

type Words = Pick<Messages, 'authorization' | 'states'> & { readonly language: Language };

export type AuthorizationLanguages = Words & {
  /** The English ones, below those in another language. */
  readonly original?: Words & {
    /** Whether it stands open, since no human translator has signed the translation off. */
    readonly isOpen: boolean;
  };
};

/** In which words an authorization is written. The English quotes the button as the customer reads it. */
export function getAuthorizationWords(
  wording: Parameters<typeof getMessages>[0] = {},
): AuthorizationLanguages {
  const { language = ENGLISH } = wording;
  const { authorization, states } = getMessages(wording);
  const words = { language, authorization, states };
  if (language === ENGLISH) return words;
  const { action, noun } = wording;
  const english = getMessages({ action, noun, payButton: authorization.button });
  const isOpen = !describeLanguage(language).isSignedOff;
  const original = {
    language: ENGLISH,
    authorization: english.authorization,
    states: english.states,
    isOpen,
  };
  return { ...words, original };
}

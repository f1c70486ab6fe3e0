import { describe, expect, it } from 'vitest';
import { PAYMENT_STATES } from '#lib/domain/states.ts';
import { authorization, states } from './testing/words.ts';
import { chooseStateWords } from './write-title.ts';

/** Every message below an object, with its path as its name. */
function listMessages(value: object, path = ''): [string, string][] {
  return Object.entries(value).flatMap(([key, inner]): [string, string][] =>
    typeof inner === 'string' ? [[`${path}${key}`, inner]] : listMessages(inner, `${path}${key}.`),
  );
}

const messages = listMessages(states);

describe('the words of the states', () => {
  it('has a screen for every state and none besides', () => {
    expect(Object.keys(states.screens).sort()).toEqual(Object.keys(PAYMENT_STATES).sort());
  });

  it.each(messages)('%s speaks as the page does', (_path, message) => {
    expect(message).not.toBe('');
    expect(message).not.toMatch(/!|oops|please|sorry/i);
    expect(message).not.toMatch(
      /\b(ACH|token|session|institution|gateway|invalid|transaction|error code|connectFi|upstream)\b/i,
    );
  });

  it.each([...listMessages(states.screens), ...listMessages(states.recalled)])(
    '%s begins no sentence with the merchant',
    (_path, message) => {
      expect(message).not.toMatch(/(^|\. )\{merchant\}/);
      expect(message.replaceAll(/\{(merchant|amount)\}/g, '')).not.toMatch(/[{}]/);
    },
  );

  it('tells where the money is, in every state', () => {
    for (const screen of Object.values(states.screens)) {
      expect(screen.body).toMatch(/money|your account|No payment was made/);
      expect(screen.body).toMatch(/\.$/);
      expect(screen.next).toMatch(/\.$/);
    }
  });

  it('warns against paying again wherever money may be on its way', () => {
    for (const name of ['confirming', 'error'] as const) {
      const { body, next } = states.screens[name];
      expect(`${body} ${next}`).toContain('Do not pay again.');
    }
  });

  it('never says of an uncertain payment that nothing was taken', () => {
    const uncertain = ['confirming', 'error', 'unknownStatus'] as const;
    for (const name of uncertain) {
      expect(states.screens[name].body).not.toMatch(
        /nothing was|not been paid|no money (has|was)/i,
      );
    }
  });
});

describe('the words for what is only recalled', () => {
  const names = ['confirming', 'processing', 'sentToBank', 'completed', 'settled'] as const;
  const ends = ['returned', 'declined', 'cancelled', 'unknownStatus'] as const;

  it.each([...names, ...ends])('say of %s that the link is closed, and whom to ask', (name) => {
    const { next } = chooseStateWords(states, name, true);
    expect(next).toMatch(/\bis closed now\b/);
    expect(next).toMatch(/\bask \{merchant\}/i);
  });

  it.each(names)('warn of %s against paying again', (name) => {
    const { body, next } = chooseStateWords(states, name, true);
    expect(`${body} ${next}`).toContain('Do not pay again.');
  });

  it.each(['processing', 'sentToBank', 'completed', 'settled'] as const)(
    'tell of %s where the money was, not where it is',
    (name) => {
      const { body } = chooseStateWords(states, name, true);
      expect(body).toMatch(/When we last saw (it|the payment), .*(money|your account)/);
    },
  );

  it('differ from the words for a bill that can be seen', () => {
    for (const name of names) {
      const { next } = chooseStateWords(states, name, false);
      expect(next).toBe(states.screens[name].next);
      expect(next).not.toBe(chooseStateWords(states, name, true).next);
    }
  });
});

describe('the words of the authorization', () => {
  it('speak of the bank in plain words', () => {
    expect(authorization.template).not.toMatch(/!|\b(token|institution|gateway|invalid)\b/i);
  });
});

import { z } from 'zod';
import { isSpoken } from '#lib/messages/choose-language.ts';
import { LANGUAGES } from '#lib/messages/languages.ts';
import type { LoadedFiles } from '../assets/load-file.ts';
import type { BrandRemark } from '../brand.ts';
import type { BrandSettings } from '../schema/brand-schema.ts';
import { readColour } from '../theme/colour.ts';

/** What is in order, but may surprise the brand's owner. Takes the settings as written, too. */
export function findRemarks(
  settings: BrandSettings,
  written: unknown,
  files: LoadedFiles,
): BrandRemark[] {
  const images = Array.from(files, ([where, { remarks }]) =>
    remarks.map((what) => ({ where, what, level: 'note' as const })),
  ).flat();
  return [
    ...images,
    ...findColourRemarks(written),
    ...findLanguageRemarks(settings),
    ...findContactRemarks(settings),
  ];
}

const colours = z.object({ colors: z.record(z.string(), z.record(z.string(), z.string())) });

/** A colour that was not written as it is used. */
function findColourRemarks(written: unknown): BrandRemark[] {
  const { colors = {} } = colours.safeParse(written).data ?? {};
  return Object.entries(colors).flatMap(([scheme, roles]) =>
    Object.entries(roles).flatMap(([role, text]): BrandRemark[] => {
      const colour = readColour(text);
      if (!colour || text.startsWith('#')) return [];
      const why = colour.isClamped ? ', the nearest that every screen has' : '';
      const what = `${text} is read as ${colour.hex}${why}`;
      return [{ where: `colors.${scheme}.${role}`, what, level: 'note' }];
    }),
  );
}

/** Which languages there are is ours to say, and there will be more. */
function findLanguageRemarks({ languages, texts = {} }: BrandSettings): BrandRemark[] {
  const spoken = `the page speaks ${LANGUAGES.map(({ tag }) => tag).join(', ')}`;
  const isUnknown = (tag: string) => !isSpoken(tag);
  const allowed = (languages?.allowed ?? []).filter(isUnknown);
  const usual = [languages?.default ?? []].flat().filter(isUnknown);
  const remark = (where: string, what: string): BrandRemark => ({ where, what, level: 'warning' });
  return [
    ...allowed.map((tag) => remark('languages.allowed', `${tag} is not offered yet: ${spoken}`)),
    ...usual.map((tag) => remark('languages.default', `${tag} is not offered yet: ${spoken}`)),
    ...Object.keys(texts)
      .filter(isUnknown)
      .map((tag) => remark(`texts.${tag}`, `does not show yet: ${spoken}`)),
  ];
}

/** connectFi's data of the merchant may fill the contact in; whether they do, only a bill will tell. */
function findContactRemarks({ endedLink, support }: BrandSettings): BrandRemark[] {
  const ask = endedLink?.ask;
  if ((ask !== 'email' && ask !== 'phone') || support?.[ask]) return [];
  const what = `works only where connectFi knows the merchant's ${ask}: support.${ask} is not set`;
  return [{ where: 'endedLink.ask', what, level: 'note' }];
}

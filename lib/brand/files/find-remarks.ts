import type { BrandProblem } from '../brand.ts';
import type { BrandSettings } from '../brand-schema.ts';
import type { LoadedFiles } from './load-brand.ts';

/** What is in order, but may surprise the brand's owner. */
export function findRemarks(settings: BrandSettings, files: LoadedFiles): BrandProblem[] {
  const images = Array.from(files, ([where, { remarks }]) =>
    remarks.map((what) => ({ where, what })),
  ).flat();
  return [...images, ...findContactRemarks(settings)];
}

/** connectFi's data of the merchant may fill the contact in; whether they do, only a bill will tell. */
function findContactRemarks({ endedLink, support }: BrandSettings): BrandProblem[] {
  const ask = endedLink?.ask;
  if ((ask !== 'email' && ask !== 'phone') || support?.[ask]) return [];
  const what = `works only where connectFi knows the merchant's ${ask}: support.${ask} is not set`;
  return [{ where: 'endedLink.ask', what }];
}

import { useCallback, useEffect, useRef, useState } from 'react';
import type { BrandForm } from '#lib/brand/preview/brand-form.ts';
import { createSaver } from './create-saver.ts';
import { createDraftKey, type DraftAnswer, putDraftFile } from './draft-api.ts';
import { parseSettings, type Settings, setAt, writeSettings } from './settings-paths.ts';
import { toFileName } from './to-file-name.ts';

type DraftOptions = {
  readonly brandId: string;
  /** Of a draft that this editor goes on with, after a reload. */
  readonly draftKey: string | undefined;
  /** `brand.json` as it is. */
  readonly source: string;
  readonly form: BrandForm;
};

export type Draft = ReturnType<typeof useDraft>;

/** The pause after which what cannot follow at once is drawn again. */
const PAUSE_IN_MS = 350;

/** `brand.json` as it is being edited, and what the server says of it. */
export function useDraft({ brandId, source, ...initial }: DraftOptions) {
  const [settings, setSettings] = useState(() => parseSettings(source));
  const [form, setForm] = useState(initial.form);
  const [draftKey, setDraftKey] = useState(initial.draftKey);
  const [status, setStatus] = useState<'idle' | 'saving' | 'unreachable'>('idle');
  const [drawn, redrawSoon] = useDrawn(initial.draftKey);
  const latest = useRef(settings);
  const key = useRef(initial.draftKey);
  const isOutdated = useRef(false);

  const put = useCallback(
    async (name: string, content: BodyInit): Promise<DraftAnswer> => {
      key.current ??= createDraftKey();
      setStatus('saving');
      const answer = await putDraftFile({ brandId, key: key.current }, name, content);
      setStatus(answer === 'unreachable' ? 'unreachable' : 'idle');
      if (typeof answer === 'string') return answer;
      setForm(answer);
      setDraftKey(key.current);
      return answer;
    },
    [brandId],
  );

  const [save] = useState(() =>
    createSaver(async (changed: Settings) => {
      const answer = await put('brand.json', writeSettings(changed));
      if (typeof answer === 'string' || answer.problems.length > 0 || !isOutdated.current) return;
      isOutdated.current = false;
      redrawSoon(key.current);
    }),
  );

  /** `undefined` leaves the setting out. */
  const change = useCallback(
    (path: string, value: unknown) => {
      latest.current = setAt(latest.current, path, value);
      setSettings(latest.current);
      isOutdated.current ||= !isTheme(path);
      save(latest.current);
    },
    [save],
  );

  const addFile = useCallback(
    async (path: string, file: File): Promise<DraftAnswer> => {
      const name = toFileName(file.name);
      const answer = await put(name, file);
      if (typeof answer !== 'string') {
        // The name may be the same as before, with another content.
        redrawSoon(key.current);
        change(path, name);
      }
      return answer;
    },
    [put, change, redrawSoon],
  );

  useRememberedKey(draftKey);
  return { settings, form, draftKey, status, drawn, change, addFile };
}

/** What the screens are loaded from; another version has them loaded anew. */
type Drawn = { readonly version: number; readonly draftKey: string | undefined };

/** Until the first drawing that needs it, the screens do without the draft: a theme reaches them anyway. */
function useDrawn(draftKey: string | undefined) {
  const [drawn, setDrawn] = useState<Drawn>({ version: 0, draftKey });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const redrawSoon = useCallback((key: string | undefined) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => setDrawn(({ version }) => ({ version: version + 1, draftKey: key })),
      PAUSE_IN_MS,
    );
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return [drawn, redrawSoon] as const;
}

/** In the address, so that a reload goes on with the draft. */
function useRememberedKey(key: string | undefined): void {
  useEffect(() => {
    if (key) window.history.replaceState(null, '', `?draft=${key}`);
  }, [key]);
}

/** What a style sheet alone can change in a screen that is drawn already. */
function isTheme(path: string): boolean {
  return /^(colors|corners|density|scheme)\b/.test(path) || path === 'font';
}

import { useCallback, useEffect, useRef, useState } from 'react';
import type { BrandForm } from '#lib/brand/preview/shown-brand.ts';
import {
  createDraftKey,
  type DraftAnswer,
  keepDraft,
  putDraftFile,
  readKeptDraft,
  toFileName,
} from './draft-store.ts';
import {
  findProblems,
  getAt,
  isUnchanged,
  listChanges,
  parseSettings,
  type Settings,
  setAt,
  writeSettings,
} from './settings-paths.ts';

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
/** The pause after which a server that did not answer is asked again. */
const RETRY_IN_MS = 3000;

/** `brand.json` as it is being edited, and what the server says of it. */
export function useDraft({ brandId, source, ...initial }: DraftOptions) {
  const [settings, setSettings] = useState(() => parseSettings(source));
  /** The form, and the settings that it was made of. */
  const [answered, setAnswered] = useState({ form: initial.form, settings });
  const [draftKey, setDraftKey] = useState(initial.draftKey);
  const [status, setStatus] = useState<'idle' | 'unreachable'>('idle');
  const [restored, setRestored] = useState(0);
  const [drawn, redrawSoon] = useDrawn(initial.draftKey);
  const latest = useRef(settings);
  const key = useRef(initial.draftKey);
  const isOutdated = useRef(false);
  /** One file after the other, so that the last answer is that to the last change. */
  const queue = useRef(Promise.resolve());

  const put = useCallback(
    async (name: string, content: BodyInit, of: Settings): Promise<DraftAnswer> => {
      key.current ??= createDraftKey();
      const answer = await putDraftFile({ brandId, key: key.current }, name, content);
      setStatus(answer === 'unreachable' ? 'unreachable' : 'idle');
      if (typeof answer === 'string') return answer;
      setAnswered({ form: answer, settings: of });
      setDraftKey(key.current);
      return answer;
    },
    [brandId],
  );

  const save = useCallback(() => {
    const mine = latest.current;
    queue.current = queue.current.then(async () => {
      // While somebody drags through a hundred colours, the newest counts.
      if (mine !== latest.current) return;
      const answer = await put('brand.json', writeSettings(mine), mine);
      if (typeof answer !== 'string' && listUnsaved(answer, mine).length === 0) {
        keepDraft(brandId, undefined);
      }
      if (typeof answer === 'string' || answer.problems.length > 0 || !isOutdated.current) return;
      isOutdated.current = false;
      redrawSoon(key.current);
    });
  }, [brandId, put, redrawSoon]);

  const replace = useCallback(
    (changed: Settings) => {
      key.current ??= createDraftKey();
      latest.current = changed;
      setSettings(changed);
      keepDraft(brandId, { key: key.current, text: writeSettings(changed) });
      save();
    },
    [brandId, save],
  );

  /** `undefined` leaves the setting out. */
  const change = useCallback(
    (path: string, value: unknown) => {
      isOutdated.current ||= !isTheme(path);
      replace(setAt(latest.current, path, value));
    },
    [replace],
  );

  const addFile = useCallback(
    async (path: string, file: File): Promise<DraftAnswer> => {
      const name = toFileName(file.name);
      const putting = queue.current.then(() => put(name, file, latest.current));
      queue.current = putting.then(() => {});
      const answer = await putting;
      if (typeof answer !== 'string') {
        // The name may be the same as before, with another content.
        redrawSoon(key.current);
        change(path, name);
      }
      return answer;
    },
    [put, change, redrawSoon],
  );

  /** Resolves once the server has every change. */
  const waitUntilSaved = useCallback(async () => {
    await queue.current;
    return key.current;
  }, []);

  useEffect(() => {
    if (status !== 'unreachable') return;
    const timer = setInterval(save, RETRY_IN_MS);
    // Only this tab has the last changes.
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => {
      clearInterval(timer);
      window.removeEventListener('beforeunload', warn);
    };
  }, [status, save]);

  useEffect(() => {
    const kept = readKeptDraft(brandId);
    // The address may name another draft than the one of this tab.
    if (!kept || (initial.draftKey && initial.draftKey !== kept.key)) return;
    const text = parseSettings(kept.text);
    if (listChanges(latest.current, text).length === 0) return;
    key.current = kept.key;
    isOutdated.current = true;
    replace(text);
    setRestored((times) => times + 1);
  }, [brandId, initial.draftKey, replace]);

  useRememberedKey(draftKey);
  const { form } = answered;
  // What was wrong with a value that has changed since says nothing of the present one.
  const problems = form.problems.filter(({ where }) =>
    isUnchanged(where, answered.settings, settings),
  );
  return {
    settings,
    form: { ...form, problems },
    /** What is set at a path, what holds where nothing is, and what is wrong with it. */
    at: (path: string) => ({
      value: getAt(settings, path),
      inherited: getAt(form.inherited, path),
      problems: findProblems(problems, path),
    }),
    /** Places of `brand.json`, and files, that the folder has not got like that. */
    unsaved: listUnsaved(form, settings),
    draftKey,
    status,
    drawn,
    /** Counts how often the settings were replaced as a whole. */
    restored,
    change,
    addFile,
    waitUntilSaved,
  };
}

function listUnsaved({ savedSource, unsavedFiles }: BrandForm, settings: Settings) {
  return [...listChanges(parseSettings(savedSource), settings), ...unsavedFiles];
}

/** What the screens are loaded from; another version has them loaded again. */
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

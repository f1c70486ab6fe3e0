import { crash } from '#lib/messages/en/crash.ts';
import { ButtonLink } from './button.tsx';

/** The screen of last resort; it may be drawn in the browser, so it brings its own few words. */
export function CrashScreen() {
  return (
    <main className="mx-auto grid w-full max-w-sheet gap-8 px-5 py-12">
      <div className="grid max-w-line gap-4">
        <h1 className="text-22">{crash.title}</h1>
        <p className="text-17">{crash.body}</p>
      </div>
      <ButtonLink variant="primary" href="">
        {crash.reload}
      </ButtonLink>
    </main>
  );
}

type EndSessionProps = {
  readonly billRef: string;
  readonly words: { readonly endSession: string };
};

/** For anyone who shares a device. A form, so that it works without scripts as well. */
export function EndSession({ billRef, words }: EndSessionProps) {
  return (
    <form method="post" action={`/pay/${billRef}/end`} className="print:hidden">
      <button
        type="submit"
        className="inline-flex min-h-11 cursor-pointer items-center text-start text-quiet underline decoration-control underline-offset-2 hover:decoration-current"
      >
        {words.endSession}
      </button>
    </form>
  );
}

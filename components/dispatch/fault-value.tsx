import { useTranslations } from "next-intl";
import { faultMarks, type Mark } from "#lib/dispatch/fault-marks";

type FaultValueProps = {
  readonly given: string;
  readonly marks: readonly Mark[];
  /** What it should be, beside it. */
  readonly wanted?: string | null;
};

/** A value as it was given, with what is at fault of it marked, and the wanted form beside it. Needs the namespace repairs. */
export function FaultValue({ given, marks, wanted = null }: FaultValueProps) {
  const t = useTranslations("repairs");
  return (
    <span className="inline-flex min-w-0 flex-wrap items-baseline gap-x-1.5">
      {given === "" ? (
        <span className="text-ink-soft">{t("empty")}</span>
      ) : (
        <span className="break-words">
          {partsOf(given, marks).map(({ from, text, isMarked }) =>
            isMarked ? (
              <mark
                key={from}
                className="rounded-sm bg-soon-soft px-px text-soon underline decoration-2 decoration-soon underline-offset-2"
              >
                {text}
              </mark>
            ) : (
              <span key={from}>{text}</span>
            ),
          )}
        </span>
      )}
      {wanted === null ? null : (
        <>
          <span aria-hidden className="text-ink-faint">
            →
          </span>
          <span className="sr-only">{t("wanted")}</span>
          <span className="break-words font-medium text-done">{wanted}</span>
        </>
      )}
    </span>
  );
}

type FaultSentenceProps = {
  readonly text: string;
  readonly given: string;
  readonly wanted: string | null;
  /** What the right form looks like, where nothing can be proposed. */
  readonly example: string | null;
};

/** A sentence with the value at fault marked where it stands in it, and beside it what it should be. */
export function FaultSentence({ text, given, wanted, example }: FaultSentenceProps) {
  const t = useTranslations("repairs");
  const place = given === "" ? -1 : text.indexOf(given);
  const marks = faultMarks(given, wanted);
  return (
    <>
      {place < 0 ? (
        text
      ) : (
        <>
          {text.slice(0, place)}
          <FaultValue given={given} marks={marks} />
          {text.slice(place + given.length)}
        </>
      )}
      {place < 0 && wanted !== null ? (
        <>
          {" "}
          <FaultValue given={given} marks={marks} wanted={wanted} />
        </>
      ) : wanted !== null ? (
        <span className="text-done"> → {wanted}</span>
      ) : example !== null ? (
        <span className="text-ink-soft"> {t("form", { example })}</span>
      ) : null}
    </>
  );
}

type Part = { readonly from: number; readonly text: string; readonly isMarked: boolean };

/** Spaces at fault are shown: a mark on nothing would say nothing. */
function partsOf(given: string, marks: readonly Mark[]): Part[] {
  const parts: Part[] = [];
  let place = 0;
  for (const [start, end] of marks) {
    if (start > place) parts.push({ from: place, text: given.slice(place, start), isMarked: false });
    parts.push({ from: start, text: given.slice(start, end).replace(/ /g, "␣"), isMarked: true });
    place = end;
  }
  if (place < given.length) parts.push({ from: place, text: given.slice(place), isMarked: false });
  return parts;
}

import { useFormatter } from "next-intl";

type MomentProps = {
  /** Epoch ms. */
  readonly at: number;
  readonly now: number;
  /** Shows the exact time and keeps the relative one for the hover. */
  readonly exact?: boolean;
};

/** A point in time: relative for reading, exact on hover. */
export function Moment({ at, now, exact = false }: MomentProps) {
  const format = useFormatter();
  const full = format.dateTime(at, { dateStyle: "medium", timeStyle: "medium" });
  const relative = format.relativeTime(at, now);
  const short = format.dateTime(at, {
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
  return (
    <time dateTime={new Date(at).toISOString()} title={exact ? `${full} · ${relative}` : full} className="tabular-nums">
      {exact ? short : relative}
    </time>
  );
}

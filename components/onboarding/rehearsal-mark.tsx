import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";

/** Stands wherever something of a rehearsal is shown, so that nobody takes it for a real parcel. */
export function RehearsalMark() {
  const t = useTranslations("rehearsal");
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap rounded border border-line-strong border-dashed px-1.5 py-0.5 font-medium text-ink-soft text-meta">
      <FlaskConical aria-hidden className="size-3.5 shrink-0" />
      {t("mark")}
    </span>
  );
}

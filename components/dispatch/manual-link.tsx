import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";

/** A failure's number, leading to its entry in the manual. Needs the namespace failures. */
export function ManualLink({ code }: { readonly code: string }) {
  const t = useTranslations("failures");
  return (
    <Link
      href={`/help/errors#${code}`}
      target="_blank"
      title={t("linkCode", { code })}
      className="mr-1.5 rounded bg-sunken px-1 text-ink-soft text-meta tabular-nums hover:text-ink hover:underline"
    >
      {code}
    </Link>
  );
}

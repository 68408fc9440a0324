import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/states.tsx";

/** An address with nothing behind it, or nothing that this person may see: both look the same. */
export function MissingPage() {
  const t = useTranslations("shell");
  return (
    <EmptyState isPage icon={SearchX} title={t("errors.notFoundTitle")} text={t("errors.notFoundText")}>
      <ButtonLink href="/">{t("toStart")}</ButtonLink>
    </EmptyState>
  );
}

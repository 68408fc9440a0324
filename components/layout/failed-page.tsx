"use client";

import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "../ui/button.tsx";
import { ErrorState } from "../ui/states.tsx";

type FailedPageProps = {
  /** The number under which the server's log has it. */
  readonly code: string | undefined;
  readonly retry: () => void;
};

/** A page that could not be drawn: nothing is lost, try again, or tell the number. Needs no namespace but `ui`. */
export function FailedPage({ code, retry }: FailedPageProps) {
  const t = useTranslations("ui");
  return (
    <ErrorState isPage title={t("failed.title")} text={code ? t("failed.text", { code }) : t("failed.textPlain")}>
      <Button look="primary" onClick={retry}>
        {t("failed.retry")}
      </Button>
      <ButtonLink href="/">{t("failed.toStart")}</ButtonLink>
    </ErrorState>
  );
}

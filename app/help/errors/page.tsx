import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { failureManual, manualEdition } from "#lib/dispatch/failure-manual";
import { ErrorManual } from "@/components/dispatch/error-manual";
import { Messages } from "@/components/layout/messages";
import { PageHeader } from "@/components/ui/page-header";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("help"))("title") };
}

/** 《ALP错误代码手册》, drawn from the catalogue. Open to everybody: it says nothing of any seller. */
export default async function ErrorManualPage() {
  const [t, f, format] = await Promise.all([
    getTranslations("help"),
    getTranslations("failures.codes"),
    getFormatter(),
  ]);
  const rows = failureManual().map((entry) => ({
    ...entry,
    name: f(`${entry.code}.name`),
    cause: t(`causes.${entry.code}`),
    fix: f(`${entry.code}.fix`),
  }));
  const { version, on } = manualEdition;
  const day = format.dateTime(Date.parse(`${on}T00:00:00Z`), { dateStyle: "long", timeZone: "UTC" });
  return (
    <Messages namespaces={["help"]}>
      <PageHeader title={t("title")} state={t("state", { version, on: day, count: rows.length })} />
      <ErrorManual rows={rows} />
    </Messages>
  );
}

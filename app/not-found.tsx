import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MissingPage } from "@/components/layout/missing-page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return { title: t("errors.notFoundTitle") };
}

export default function NotFoundPage() {
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <MissingPage />
    </main>
  );
}

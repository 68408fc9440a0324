"use client";

import { useTranslations } from "next-intl";
import { buttonLook } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";

type RecoveryCodesProps = { readonly codes: readonly string[]; readonly account: string };

/** Ten codes, shown this once: to be copied, or taken along as a text file. */
export function RecoveryCodes({ codes, account }: RecoveryCodesProps) {
  const t = useTranslations("people");
  const text = codes.join("\n");
  const file = `${t("secondFactor.fileTitle", { account })}\n\n${text}\n`;
  return (
    <div className="flex flex-col gap-3 rounded-md border border-line bg-sunken p-4" role="status">
      <p className="font-semibold">{t("secondFactor.codesTitle")}</p>
      <p className="text-ink-soft">{t("secondFactor.codesText")}</p>
      <ol className="grid gap-x-6 gap-y-1 font-mono sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p className="flex flex-wrap items-center gap-3">
        <CopyButton text={text}>{t("secondFactor.copyCodes")}</CopyButton>
        <a
          className={buttonLook({ size: "small" })}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(file)}`}
          download="alp-recovery-codes.txt"
        >
          {t("secondFactor.saveCodes")}
        </a>
      </p>
    </div>
  );
}

"use client";

import { ChevronDown, FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { batchPapers, type PaperLanguage, paperLanguages, sheetPapers, tradePapers } from "#lib/papers/paper-kinds";
import { SelectField } from "@/components/form/field";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";

type PaperMenuProps = {
  /** Address of the papers of a parcel or batch. */
  readonly href: string;
  /** How many parcels stand behind it; one has nothing to gather. */
  readonly parcels: number;
  readonly isBatch: boolean;
};

type Row = { readonly paper: (typeof batchPapers)[number] | "import_sheet" };

const customsForms: readonly string[] = ["cn22", "cn23"];

/** All papers of a parcel or a batch, each as a plain link: a prefetch would count as a print. */
export function PaperMenu({ href, parcels, isBatch }: PaperMenuProps) {
  const t = useTranslations("downloads");
  const [language, setLanguage] = useState<PaperLanguage>("both");
  const rows: Row[] = [...(isBatch ? batchPapers : tradePapers), "import_sheet" as const].map((paper) => ({ paper }));
  const linkOf = (paper: string, rest: Readonly<Record<string, string>>) =>
    `${href}?${new URLSearchParams({ paper, lang: language, ...rest })}`;
  return (
    <Popover
      label={t("menu.label")}
      align="end"
      className={isBatch ? "w-96" : "w-80"}
      trigger={
        <Button>
          <FileText aria-hidden className="size-4" />
          {t("menu.open")}
          <ChevronDown aria-hidden className="size-3.5 text-ink-soft" />
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <SelectField
          label={t("menu.language")}
          value={language}
          onChange={(event) => setLanguage(event.target.value as PaperLanguage)}
        >
          {paperLanguages.map((one) => (
            <option key={one} value={one}>
              {t(`languages.${one}`)}
            </option>
          ))}
        </SelectField>
        <table className="w-full">
          <thead>
            <tr className="text-ink-soft text-meta">
              <th scope="col" className="pb-1 text-left font-medium">
                {isBatch ? t("menu.count", { count: parcels }) : t("menu.paper")}
              </th>
              <th scope="col" className="pb-1 text-right font-medium">
                {isBatch ? t("menu.each") : t("menu.pdf")}
              </th>
              {isBatch ? (
                <th scope="col" className="pb-1 pl-3 text-right font-medium">
                  {t("menu.merged")}
                </th>
              ) : null}
              <th scope="col" className="pb-1 pl-3 text-right font-medium">
                {t("menu.sheet")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ paper }) => {
              const name = t(`papers.${paper}`);
              const isGathered = isBatch && !customsForms.includes(paper) && paper !== "import_sheet";
              const isEach = paper !== "hand_over" && paper !== "import_sheet";
              return (
                <tr key={paper} className="border-line border-t">
                  <th scope="row" className="py-1.5 text-left font-normal">
                    {name}
                  </th>
                  <td className="py-1.5 text-right">
                    {isEach ? (
                      <PaperLink href={linkOf(paper, {})} label={t("menu.openPaper", { paper: name })} isOpened>
                        PDF
                      </PaperLink>
                    ) : null}
                  </td>
                  {isBatch ? (
                    <td className="py-1.5 pl-3 text-right">
                      {isGathered ? (
                        <PaperLink
                          href={linkOf(paper, { form: "merged" })}
                          label={t("menu.openMerged", { paper: name })}
                          isOpened
                        >
                          PDF
                        </PaperLink>
                      ) : null}
                    </td>
                  ) : null}
                  <td className="py-1.5 pl-3 text-right">
                    {(sheetPapers as readonly string[]).includes(paper) ? (
                      <PaperLink href={linkOf(paper, { as: "xlsx" })} label={t("menu.loadSheet", { paper: name })}>
                        XLSX
                      </PaperLink>
                    ) : null}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <p className="text-ink-soft text-meta">{t("menu.hint")}</p>
      </div>
    </Popover>
  );
}

type PaperLinkProps = {
  readonly href: string;
  readonly label: string;
  /** In a tab of its own; else it is downloaded. */
  readonly isOpened?: boolean;
  readonly children: string;
};

function PaperLink({ href, label, isOpened = false, children }: PaperLinkProps) {
  const how = isOpened ? { target: "_blank", rel: "noreferrer" } : { download: true };
  return (
    <a className="rounded px-1 text-accent-ink hover:underline" href={href} aria-label={label} {...how}>
      {children}
    </a>
  );
}

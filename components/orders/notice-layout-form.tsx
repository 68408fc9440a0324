"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { defaultNoticeLayout, type NoticeLayout } from "#lib/orders/notice-layout";
import { Refusal, TextField } from "@/components/sellers/labelled";
import { type Door, useDoor } from "@/components/sellers/use-door";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { type KeyedColumn, keyed, NoticeColumns } from "./notice-columns.tsx";

type NoticeLayoutFormProps = {
  readonly storeId: string;
  readonly storeName: string;
  readonly layout: NoticeLayout;
  /** Services in use, whose name on the platform may be another. */
  readonly solutions: readonly { readonly code: string; readonly name: string }[];
  readonly door: Door<null>;
};

/** The columns of a store's upload file: order, titles, and the platform's words. */
export function NoticeLayoutForm({ storeId, storeName, layout, solutions, door }: NoticeLayoutFormProps) {
  const t = useTranslations("notices");
  const [draft, setDraft] = useState(layout);
  const [columns, setColumns] = useState<readonly KeyedColumn[]>(() => keyed(layout.columns));
  const form = useDoor(door, () => toast(t("layout.saved")), "notices");
  const setWord = (word: "all" | "part", text: string) =>
    setDraft({ ...draft, words: { ...draft.words, [word]: text } });
  return (
    <form
      className="flex max-w-[720px] flex-col gap-3 py-3"
      onSubmit={(event) => {
        event.preventDefault();
        const serviceNames = Object.fromEntries(
          Object.entries(draft.serviceNames).filter(([, name]) => name.trim() !== ""),
        );
        const plain = columns.map(({ field, title }) => ({ field, title }));
        form.submit({ storeId, layout: { ...draft, columns: plain, serviceNames } });
      }}
    >
      <p className="text-ink-soft">{t("layout.intro", { store: storeName })}</p>
      <NoticeColumns columns={columns} onChange={setColumns} />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label={t("layout.all")}
          value={draft.words.all}
          onChange={(event) => setWord("all", event.target.value)}
          problem={form.problemOf("layout.words.all")}
        />
        <TextField
          label={t("layout.part")}
          value={draft.words.part}
          onChange={(event) => setWord("part", event.target.value)}
          problem={form.problemOf("layout.words.part")}
        />
      </div>
      {solutions.map(({ code, name }) => (
        <TextField
          key={code}
          label={`${t("layout.serviceNames")} · ${code}`}
          hint={t("layout.serviceNamesHint", { name })}
          value={draft.serviceNames[code] ?? ""}
          onChange={(event) =>
            setDraft({ ...draft, serviceNames: { ...draft.serviceNames, [code]: event.target.value } })
          }
          problem={null}
        />
      ))}
      <Refusal text={form.problemOf("layout.columns") ?? form.refusal} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" isPending={form.isPending}>
          {t("layout.save")}
        </Button>
        <Button
          onClick={() => {
            setDraft(defaultNoticeLayout);
            setColumns(keyed(defaultNoticeLayout.columns));
          }}
        >
          {t("layout.reset")}
        </Button>
      </div>
    </form>
  );
}

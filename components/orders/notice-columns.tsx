"use client";

import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type NoticeColumn, noticeColumnFields } from "#lib/orders/notice-layout";
import { Button } from "@/components/ui/button";
import { Input, Select } from "@/components/ui/input";

/** A column with an identity of its own while it is moved about. */
export type KeyedColumn = NoticeColumn & { readonly key: number };

export function keyed(columns: readonly NoticeColumn[]): KeyedColumn[] {
  return columns.map((column, key) => ({ ...column, key }));
}

type NoticeColumnsProps = {
  readonly columns: readonly KeyedColumn[];
  readonly onChange: (columns: readonly KeyedColumn[]) => void;
};

/** The columns in order: what each holds and how it is titled. */
export function NoticeColumns({ columns, onChange }: NoticeColumnsProps) {
  const t = useTranslations("notices");
  const nextKey = Math.max(0, ...columns.map(({ key }) => key)) + 1;
  const change = (index: number, column: Partial<NoticeColumn>) =>
    onChange(columns.map((one, at) => (at === index ? { ...one, ...column } : one)));
  const move = (index: number, by: number) => {
    const moved = columns[index];
    if (moved) onChange(columns.toSpliced(index, 1).toSpliced(index + by, 0, moved));
  };
  return (
    <ol className="flex flex-col gap-2">
      {columns.map(({ key, field, title }, index) => (
        <li key={key} className="flex items-center gap-2">
          <Select
            aria-label={`${t("layout.field")} ${index + 1}`}
            value={field}
            onChange={(event) => {
              const chosen = noticeColumnFields.find((one) => one === event.target.value);
              if (chosen) change(index, { field: chosen });
            }}
          >
            {noticeColumnFields.map((one) => (
              <option key={one} value={one}>
                {t(`layout.fields.${one}`)}
              </option>
            ))}
          </Select>
          <Input
            aria-label={`${t("layout.columnTitle")} ${index + 1}`}
            value={title}
            onChange={(event) => change(index, { title: event.target.value })}
          />
          <Button
            look="ghost"
            size="icon-small"
            disabled={index === 0}
            onClick={() => move(index, -1)}
            aria-label={`${t("layout.up")} ${index + 1}`}
          >
            <ArrowUp aria-hidden className="size-4" />
          </Button>
          <Button
            look="ghost"
            size="icon-small"
            disabled={index === columns.length - 1}
            onClick={() => move(index, 1)}
            aria-label={`${t("layout.down")} ${index + 1}`}
          >
            <ArrowDown aria-hidden className="size-4" />
          </Button>
          <Button
            look="ghost"
            size="icon-small"
            disabled={columns.length === 1}
            onClick={() => onChange(columns.toSpliced(index, 1))}
            aria-label={`${t("layout.remove")} ${index + 1}`}
          >
            <X aria-hidden className="size-4" />
          </Button>
        </li>
      ))}
      <li>
        <Button size="small" onClick={() => onChange([...columns, { field: "empty", title: "", key: nextKey }])}>
          {t("layout.add")}
        </Button>
      </li>
    </ol>
  );
}

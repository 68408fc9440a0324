"use client";

import { MoreHorizontal, Pencil, Power, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Template } from "#lib/routing/template";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Menu, MenuItem } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";

type TemplateRowMenuProps = {
  readonly base: string;
  readonly template: Template & { readonly version: number };
  readonly switchTo: ServerAction<unknown, null>;
  readonly archive: ServerAction<unknown, null>;
};

/** Edit, switch on or off, remove. */
export function TemplateRowMenu({ base, template, switchTo, archive }: TemplateRowMenuProps) {
  const { id, name, version, isActive } = template;
  const t = useTranslations("templates");
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const switching = useAction<unknown, null>(switchTo, {
    t,
    onDone: () => toast.success(t(isActive ? "switched.off" : "switched.on", { name })),
  });
  const archiving = useAction<unknown, null>(archive, {
    t,
    onDone: () => {
      setAsking(false);
      toast.success(t("archive.done", { name }));
    },
  });
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button
            look="ghost"
            size="icon-small"
            isPending={switching.isPending}
            aria-label={t("actions.more", { name })}
          >
            {switching.isPending ? null : <MoreHorizontal aria-hidden className="size-4" />}
          </Button>
        }
      >
        <MenuItem icon={<Pencil aria-hidden className="size-4" />} onSelect={() => router.push(`${base}/${id}`)}>
          {t("actions.edit")}
        </MenuItem>
        <MenuItem
          icon={<Power aria-hidden className="size-4" />}
          onSelect={() => switching.run({ id, version, isActive: !isActive })}
        >
          {t(isActive ? "actions.switchOff" : "actions.switchOn")}
        </MenuItem>
        <MenuItem look="danger" icon={<Trash2 aria-hidden className="size-4" />} onSelect={() => setAsking(true)}>
          {t("actions.archive")}
        </MenuItem>
      </Menu>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t("archive.title", { name })}
        text={t("archive.text")}
        verb={t("actions.archive")}
        look="danger"
        isPending={archiving.isPending}
        onConfirm={() => archiving.run({ id, version })}
      />
    </>
  );
}

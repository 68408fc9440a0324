"use client";

import { Bookmark, ChevronDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import {
  type SavedView,
  type ViewColumns,
  type ViewScreen,
  viewKeys,
  viewNameLength,
  viewOf,
  viewTableName,
} from "#lib/dispatch/saved-view";
import { keepColumns, useTableView } from "@/components/data-table/use-table-view";
import { CheckboxField, Field } from "@/components/form/field";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button, buttonLook } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Menu, MenuItem, MenuLabel, MenuLine } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";

export type ViewDoors = {
  readonly saveView: ServerAction<
    {
      id: string | null;
      screen: ViewScreen;
      name: string;
      query: string;
      columns: ViewColumns | null;
      isShared: boolean;
      isDefault: boolean;
    },
    { readonly id: string }
  >;
  readonly removeView: ServerAction<{ id: string }, null>;
};

type SavedViewsProps = {
  readonly screen: ViewScreen;
  /** The list's plain address, and its present query. */
  readonly base: string;
  readonly query: string;
  readonly views: readonly SavedView[];
  /** The view that the plain address opened; its columns come with it. */
  readonly startedWith?: string | null;
  /** Under which name the table keeps its columns, without the lane. */
  readonly table: string;
  readonly mayShare: boolean;
  readonly doors: ViewDoors;
};

/** Saved filters, order and columns: the list of views, and saving the present one. Keys: 1 to 9, and V to save. */
export function SavedViews(props: SavedViewsProps) {
  const { screen, base, query, views, table: tableName, startedWith = null, mayShare, doors } = props;
  const t = useTranslations("daily.views");
  const router = useRouter();
  const [isEditing, setEditing] = useState<{ readonly view: SavedView | null } | null>(null);
  const [table] = useTableView(viewTableName(tableName, query));
  const { hidden, order } = table;
  const columns = hidden || order ? { hidden, order } : null;
  const present = viewOf(views, query);
  const open = (view: SavedView) => {
    // without any the table stays as the person has it
    if (view.columns) keepColumns(viewTableName(tableName, view.query), view.columns);
    router.push(`${base}?${view.query}`, { scroll: false });
  };
  const openAt = (place: number) => {
    const view = views[place];
    if (view) open(view);
  };
  const isStarted = useRef(false);
  useEffect(() => {
    const started = views.find(({ id }) => id === startedWith);
    if (isStarted.current || !started?.columns) return;
    isStarted.current = true;
    keepColumns(viewTableName(tableName, started.query), started.columns);
  }, [views, startedWith, tableName]);
  useEffect(() => {
    const onAsked = (event: Event) => {
      const place = event instanceof CustomEvent ? Number(event.detail) : Number.NaN;
      if (place === 0) setEditing({ view: null });
      else openAt(place - 1);
    };
    window.addEventListener(askedEvent, onAsked);
    return () => window.removeEventListener(askedEvent, onAsked);
  });
  const update = useAction(doors.saveView, { onDone: () => toast.success(t("saved", { name: present?.name ?? "" })) });
  const own = views.filter(({ isOwn }) => isOwn);
  const shared = views.filter(({ isOwn }) => !isOwn);
  const lines = (list: readonly SavedView[]) =>
    list.map((view) => {
      const place = views.indexOf(view) + 1;
      return (
        <MenuItem key={view.id} onSelect={() => open(view)}>
          <span className={view.id === present?.id ? "flex-1 truncate font-medium" : "flex-1 truncate"}>
            {view.name}
          </span>
          {place <= viewKeys ? <kbd className="text-ink-faint text-meta">{place}</kbd> : null}
        </MenuItem>
      );
    });
  return (
    <>
      <Menu
        align="end"
        trigger={
          <button type="button" className={buttonLook({ look: "ghost", size: "small" })}>
            <Bookmark aria-hidden className="size-4" />
            <span className="max-w-40 truncate">{present ? t("present", { name: present.name }) : t("button")}</span>
            <ChevronDown aria-hidden className="size-3.5" />
          </button>
        }
      >
        {views.length === 0 ? <p className="max-w-64 px-2 py-1.5 text-ink-soft text-meta">{t("none")}</p> : null}
        {own.length > 0 ? <MenuLabel>{t("own")}</MenuLabel> : null}
        {lines(own)}
        {shared.length > 0 ? <MenuLabel>{t("shared")}</MenuLabel> : null}
        {lines(shared)}
        <MenuLine />
        {present?.isOwn ? (
          <MenuItem onSelect={() => setEditing({ view: present })}>{t("edit")}</MenuItem>
        ) : (
          <MenuItem onSelect={() => setEditing({ view: null })}>{t("save")}</MenuItem>
        )}
        {own
          .filter(({ id }) => id !== present?.id)
          .slice(0, 5)
          .map((view) => (
            <MenuItem
              key={view.id}
              isDisabled={update.isPending}
              onSelect={() => {
                const { id, name, isShared, isDefault } = view;
                update.run({ id, screen, name, query, columns, isShared, isDefault });
              }}
            >
              {t("update", { name: view.name })}
            </MenuItem>
          ))}
      </Menu>
      {isEditing ? (
        <ViewDialog
          screen={screen}
          query={query}
          columns={columns}
          view={isEditing.view}
          mayShare={mayShare}
          doors={doors}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </>
  );
}

const askedEvent = "alp:saved-view";

/** Asks the views on the screen: 1 to 9 opens that one, 0 saves the present list. */
export function askForView(place: number): void {
  window.dispatchEvent(new CustomEvent(askedEvent, { detail: place }));
}

type ViewDialogProps = Pick<SavedViewsProps, "screen" | "query" | "mayShare" | "doors"> & {
  readonly columns: ViewColumns | null;
  readonly view: SavedView | null;
  readonly onClose: () => void;
};

function ViewDialog({ screen, query, columns, view, mayShare, doors, onClose }: ViewDialogProps) {
  const t = useTranslations("daily.views");
  const d = useTranslations("daily");
  const [name, setName] = useState(view?.name ?? "");
  const [isShared, setShared] = useState(view?.isShared ?? false);
  const [isDefault, setDefault] = useState(view?.isDefault ?? false);
  const save = useAction(doors.saveView, {
    t: d,
    onDone: () => {
      toast.success(t("saved", { name }));
      onClose();
    },
  });
  const remove = useAction(doors.removeView, {
    t: d,
    onDone: () => {
      toast(t("removed"));
      onClose();
    },
  });
  const submit = () =>
    save.run({
      ...{ id: view?.id ?? null, screen, name, isShared, isDefault },
      // another name changes nothing of what is shown
      ...(view ? { query: view.query, columns: view.columns } : { query, columns }),
    });
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      size="narrow"
      title={t(view ? "editTitle" : "saveTitle")}
      footer={
        <>
          {view ? (
            <Button look="danger" isPending={remove.isPending} onClick={() => remove.run({ id: view.id })}>
              {t("remove")}
            </Button>
          ) : null}
          <Button look="primary" isPending={save.isPending} onClick={submit}>
            {t("confirm")}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-3 pb-2"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field label={t("name")} hint={t("nameHint")}>
          {(aria) => (
            <Input
              {...aria}
              autoFocus
              required
              autoComplete="off"
              value={name}
              maxLength={viewNameLength}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <CheckboxField
          label={t("default")}
          checked={isDefault}
          onChange={(event) => setDefault(event.target.checked)}
        />
        {mayShare ? (
          <CheckboxField
            label={t("share")}
            hint={t("shareHint")}
            checked={isShared}
            onChange={(event) => setShared(event.target.checked)}
          />
        ) : null}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

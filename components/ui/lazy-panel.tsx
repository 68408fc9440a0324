"use client";

import { type ButtonHTMLAttributes, type ComponentType, cloneElement, type ReactElement, useState } from "react";

/** What a panel gets when it is there: the button that opens it, and that it is wanted now. */
export type PanelOpening = { readonly trigger: ReactElement; readonly isOpenAtFirst: true };

type LazyPanelProps<Props extends object> = {
  readonly button: ReactElement<ButtonHTMLAttributes<HTMLButtonElement>>;
  /** `() => import("./x-panel.tsx").then((module) => module.XPanel)`, at module scope. */
  readonly load: () => Promise<ComponentType<Props & PanelOpening>>;
  readonly props: Props;
};

/** A button whose menu is loaded when somebody reaches for it, so that a page starts without it. */
export function LazyPanel<Props extends object>({ button, load, props }: LazyPanelProps<Props>) {
  const [Panel, setPanel] = useState<ComponentType<Props & PanelOpening> | null>(null);
  if (Panel) return <Panel {...props} trigger={button} isOpenAtFirst />;
  const reach = () => void load();
  const open = async () => {
    const loaded = await load();
    setPanel(() => loaded);
  };
  const closed = { "aria-haspopup": true, "aria-expanded": false } as const;
  return cloneElement(button, { ...closed, onClick: open, onPointerEnter: reach, onFocus: reach });
}

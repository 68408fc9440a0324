"use client";

import { Check } from "lucide-react";
import * as Radix from "radix-ui/dropdown-menu";
import type { ReactElement, ReactNode } from "react";
import { cn } from "./class-names.ts";
import { Link } from "./link.tsx";

type MenuProps = {
  /** One button that opens the menu. */
  readonly trigger: ReactElement;
  readonly align?: "start" | "end";
  readonly side?: "top" | "bottom" | "right";
  readonly isOpenAtFirst?: boolean;
  readonly children: ReactNode;
};

const item =
  "flex h-8 cursor-default select-none items-center gap-2 rounded px-2 outline-none data-[disabled]:opacity-50 data-[highlighted]:bg-hover";

/** A list of verbs or places behind one button. */
export function Menu({ trigger, align = "start", side = "bottom", isOpenAtFirst = false, children }: MenuProps) {
  return (
    <Radix.Root modal={false} defaultOpen={isOpenAtFirst}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className="appear z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 max-w-80 overflow-y-auto rounded-lg border border-line bg-raised p-1 text-body shadow-float"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

type MenuItemProps = {
  readonly icon?: ReactNode;
  readonly onSelect: () => void;
  readonly isDisabled?: boolean;
  readonly look?: "plain" | "danger";
  readonly children: ReactNode;
};

export function MenuItem({ icon, onSelect, isDisabled = false, look = "plain", children }: MenuItemProps) {
  return (
    <Radix.Item disabled={isDisabled} onSelect={onSelect} className={cn(item, look === "danger" && "text-alarm")}>
      {icon}
      {children}
    </Radix.Item>
  );
}

type MenuLinkProps = {
  readonly href: string;
  readonly icon?: ReactNode;
  readonly isCurrent?: boolean;
  readonly children: ReactNode;
};

export function MenuLink({ href, icon, isCurrent = false, children }: MenuLinkProps) {
  return (
    <Radix.Item asChild className={item}>
      <Link href={href} aria-current={isCurrent ? "true" : undefined}>
        {icon}
        <span className="min-w-0 flex-1 truncate">{children}</span>
        {isCurrent ? <Check aria-hidden className="size-4 shrink-0 text-accent-ink" /> : null}
      </Link>
    </Radix.Item>
  );
}

type MenuChoiceProps<Value extends string> = {
  readonly label: ReactNode;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: ReactNode; readonly lang?: string }[];
  readonly onChoose: (value: Value) => void;
};

/** One of a few, the present one ticked. */
export function MenuChoice<Value extends string>({ label, value, choices, onChoose }: MenuChoiceProps<Value>) {
  return (
    <>
      <MenuLabel>{label}</MenuLabel>
      <Radix.RadioGroup value={value}>
        {choices.map((choice) => (
          <Radix.RadioItem
            key={choice.value}
            value={choice.value}
            lang={choice.lang}
            className={item}
            onSelect={() => onChoose(choice.value)}
          >
            <span className="min-w-0 flex-1 truncate">{choice.label}</span>
            <Radix.ItemIndicator>
              <Check aria-hidden className="size-4 text-accent-ink" />
            </Radix.ItemIndicator>
          </Radix.RadioItem>
        ))}
      </Radix.RadioGroup>
    </>
  );
}

type MenuCheckProps = {
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly children: ReactNode;
};

/** On or off; the menu stays open so that several can be set. */
export function MenuCheck({ isChecked, onChange, children }: MenuCheckProps) {
  return (
    <Radix.CheckboxItem
      checked={isChecked}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
      className={item}
    >
      <span className="min-w-0 flex-1 truncate">{children}</span>
      <Radix.ItemIndicator>
        <Check aria-hidden className="size-4 text-accent-ink" />
      </Radix.ItemIndicator>
    </Radix.CheckboxItem>
  );
}

export function MenuLabel({ children }: { readonly children: ReactNode }) {
  return <Radix.Label className="px-2 pt-1.5 pb-1 text-ink-soft text-meta">{children}</Radix.Label>;
}

export function MenuLine() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}

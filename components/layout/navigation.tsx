"use client";

import { usePathname } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { cn } from "../ui/class-names.ts";
import { PlaceIcon } from "./place-icon.tsx";
import type { Place } from "./places.ts";

type NavigationProps = { readonly places: readonly Place[]; readonly onGo?: () => void };

/** The way to every place; what lies inside the present one unfolds below it. */
export function Navigation({ places, onGo }: NavigationProps) {
  const t = useTranslations("shell");
  const path = usePathname();
  return (
    <nav aria-label={t("navigation")}>
      <ul className="flex flex-col gap-px">
        {places.map((place) => {
          const inner = place.places ?? [];
          const isInside = inner.some(({ href }) => isAt(path, href));
          return (
            <li key={place.key}>
              <PlaceLink
                place={place}
                isCurrent={isAt(path, place.href) && !isInside}
                isInside={isInside}
                onGo={onGo}
              />
              {isInside ? (
                <ul className="mt-px mb-1 ml-4 flex flex-col gap-px border-line border-l pl-2">
                  {inner.map((one) => (
                    <li key={one.key}>
                      <PlaceLink place={one} isCurrent={isAt(path, one.href)} onGo={onGo} isSmall />
                    </li>
                  ))}
                </ul>
              ) : null}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

type PlaceLinkProps = {
  readonly place: Place;
  readonly isCurrent: boolean;
  readonly isInside?: boolean;
  readonly isSmall?: boolean;
  readonly onGo?: (() => void) | undefined;
};

function PlaceLink({ place, isCurrent, isInside = false, isSmall = false, onGo }: PlaceLinkProps) {
  const t = useTranslations("shell");
  const format = useFormatter();
  const { key, href, count = 0, isAlarm = false } = place;
  return (
    <Link
      href={href}
      {...(onGo ? { onClick: onGo } : {})}
      aria-current={isCurrent ? "page" : undefined}
      className={cn(
        "flex h-8 items-center gap-2.5 rounded-md px-2 text-ink-soft transition-colors hover:bg-hover hover:text-ink",
        isSmall && "h-7 text-meta",
        (isCurrent || isInside) && "text-ink",
        isCurrent && "bg-selected font-medium hover:bg-selected",
      )}
    >
      {isSmall ? null : (
        <PlaceIcon place={key} className={cn("size-4 shrink-0", isCurrent ? "text-accent-ink" : "text-ink-faint")} />
      )}
      <span className="min-w-0 flex-1 truncate">{t(`places.${key}`)}</span>
      {count > 0 ? (
        <span
          className={cn(
            "rounded-full px-1.5 font-medium text-[12px] leading-5",
            isAlarm ? "bg-alarm text-on-alarm" : "bg-accent text-on-accent",
          )}
        >
          {count > 99 ? "99+" : format.number(count)}
          <span className="sr-only">{t(isAlarm ? "openIncidents" : "unread")}</span>
        </span>
      ) : null}
    </Link>
  );
}

function isAt(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}

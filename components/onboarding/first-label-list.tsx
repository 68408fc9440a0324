import { Circle, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FirstLabelItem, FirstLabelList as List } from "#lib/onboarding/first-label";
import { Link } from "@/components/ui/link";

type FirstLabelListProps = { readonly seller: string; readonly list: List };

const icons = { done: CircleCheck, open: Circle } as const;

/** The way to the first label, each item ticked from facts. Needs the namespace opening. */
export function FirstLabelList({ seller, list }: FirstLabelListProps) {
  const t = useTranslations("opening");
  const next = list.items.find(({ state }) => state === "open")?.item;
  return (
    <section aria-labelledby="first-label">
      <h2 id="first-label" className="flex items-baseline gap-3 px-4 pb-2 font-semibold md:px-6">
        {t("firstLabel.title")}
        <span className="font-normal text-ink-soft text-meta tabular-nums">
          {t("firstLabel.progress", { done: list.done, of: list.of })}
        </span>
      </h2>
      <ol className="border-line border-y bg-surface">
        {list.items.map(({ item, state }) => {
          const Icon = icons[state];
          const address = addressOf(seller, item);
          return (
            <li
              key={item}
              className="flex items-center gap-3 border-line border-b px-4 py-2 last:border-0 md:px-6"
              aria-current={item === next ? "step" : undefined}
            >
              <Icon
                aria-hidden
                className={`size-4 shrink-0 ${state === "done" ? "text-done" : item === next ? "text-accent" : "text-ink-faint"}`}
              />
              <span className="min-w-0 flex-1">
                <span className={item === next ? "font-medium" : ""}>{t(`firstLabel.items.${item}.title`)}</span>
                <span className="block text-ink-soft text-meta">{t(`firstLabel.items.${item}.text`)}</span>
              </span>
              <span className="shrink-0 text-ink-soft text-meta">
                {state === "open" ? (
                  <Go href={address} isFile={item === "test_page"}>
                    {t(`firstLabel.items.${item}.verb`)}
                  </Go>
                ) : (
                  t(`firstLabel.states.${state}`)
                )}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Go({
  href,
  isFile,
  children,
}: {
  readonly href: string;
  readonly isFile: boolean;
  readonly children: string;
}) {
  const look = "font-medium text-accent-ink underline underline-offset-2";
  return isFile ? (
    <a className={look} href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  ) : (
    <Link className={look} href={href}>
      {children}
    </Link>
  );
}

/** Where an item is done. */
function addressOf(seller: string, item: FirstLabelItem): string {
  const base = `/s/${seller}`;
  const addresses: Readonly<Record<FirstLabelItem, string>> = {
    addresses: `${base}/settings/addresses`,
    parameters: `${base}/settings/declaration`,
    test_page: `/api${base}/labels/test-page`,
    products: `${base}/products`,
    templates: `${base}/templates/sets`,
    orders: `${base}/dispatch`,
  };
  return addresses[item];
}

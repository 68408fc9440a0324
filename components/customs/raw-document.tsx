"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";

type RawDocumentProps = {
  readonly href: string;
  readonly fileName: string;
  readonly title: ReactNode;
  readonly aside?: ReactNode;
};

type Text = { readonly state: "none" | "coming" | "failed" } | { readonly state: "here"; readonly text: string };

/** One message as it went over the wire: read when it is unfolded; the file is the bytes themselves. */
export function RawDocument({ href, fileName, title, aside }: RawDocumentProps) {
  const t = useTranslations("customs-pages");
  const [text, setText] = useState<Text>({ state: "none" });
  const read = async () => {
    setText({ state: "coming" });
    try {
      const answer = await fetch(href);
      setText(answer.ok ? { state: "here", text: brokenAtTags(await answer.text()) } : { state: "failed" });
    } catch {
      setText({ state: "failed" });
    }
  };
  return (
    <details
      className="border-line border-b last:border-b-0"
      onToggle={(event) => {
        if (event.currentTarget.open && (text.state === "none" || text.state === "failed")) read();
      }}
    >
      <summary className="cursor-pointer px-3 py-2 hover:bg-hover">
        {title}
        {aside ? <span className="ml-3 text-ink-soft text-meta">{aside}</span> : null}
      </summary>
      <div className="px-3 pb-3" aria-live="polite">
        {text.state === "here" ? (
          <>
            {/* a region that scrolls must be reachable by keyboard */}
            <section
              aria-label={fileName}
              {...focusable}
              className="max-h-96 overflow-auto rounded bg-sunken p-2 text-ink-soft text-meta"
            >
              <pre className="whitespace-pre-wrap break-all">{text.text}</pre>
            </section>
            <a href={href} download={fileName} className="mt-2 inline-flex items-center gap-1 text-accent-ink">
              <Download aria-hidden className="size-4" />
              {t("raw.download")}
            </a>
          </>
        ) : (
          <p className="text-ink-soft">{t(text.state === "failed" ? "raw.failed" : "raw.coming")}</p>
        )}
      </div>
    </details>
  );
}

const focusable = { tabIndex: 0 } as const;

/** For reading: an element a line. */
function brokenAtTags(xml: string): string {
  return xml.replace(/>\s*</g, ">\n<");
}

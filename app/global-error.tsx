"use client";

import "./globals.css";

type GlobalErrorProps = { readonly error: Error & { readonly digest?: string }; readonly reset: () => void };

/** When even the frame fails there is no message file: both languages, as short as can be. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="zh-CN" data-theme="system">
      <body>
        <main className="mx-auto flex min-h-dvh max-w-md flex-col items-start justify-center gap-3 p-6">
          <title>ALP</title>
          <h1 className="font-semibold text-title">系统暂时无法打开</h1>
          <p className="text-ink-soft">您的数据没有丢失。请重试；如果仍然如此，请联系平台客服。</p>
          <p lang="en" className="text-ink-soft">
            ALP cannot be opened right now. None of your data is lost. Try again, or tell the platform's support.
          </p>
          {error.digest ? <p className="text-ink-soft text-meta">{error.digest}</p> : null}
          <button type="button" onClick={reset} className="h-8 rounded-md bg-accent px-3 font-medium text-on-accent">
            重试 · <span lang="en">Try again</span>
          </button>
        </main>
      </body>
    </html>
  );
}

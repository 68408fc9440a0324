"use client";

import { FailedPage } from "@/components/layout/failed-page";

type ErrorPageProps = { readonly error: Error & { readonly digest?: string }; readonly reset: () => void };

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <FailedPage code={error.digest} retry={reset} />
    </main>
  );
}

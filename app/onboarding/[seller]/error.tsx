"use client";

import { FailedPage } from "@/components/layout/failed-page";

type ErrorPageProps = { readonly error: Error & { readonly digest?: string }; readonly reset: () => void };

/** Inside the frame, which holds what is being typed. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return <FailedPage code={error.digest} retry={reset} />;
}

"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const everyMs = 15_000;

/** Reviewers have no seller's live stream: their pages are drawn anew now and then while somebody looks at them. */
export function ReviewRefresh() {
  const router = useRouter();
  useEffect(() => {
    const look = () => {
      if (!document.hidden) router.refresh();
    };
    const timer = setInterval(look, everyMs);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [router]);
  return null;
}

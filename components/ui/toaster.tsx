"use client";

import dynamic from "next/dynamic";

/** Where short news appear; `toast` of ./toast.ts sends them. */
export const Toaster = dynamic(() => import("./toast-place.tsx").then((module) => module.ToastPlace), { ssr: false });

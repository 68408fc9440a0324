import type { ExternalToast } from "sonner";

type Kind = "message" | "success" | "error";

/** The library comes when there is something to say; the page starts without it. */
function show(kind: Kind) {
  return (text: string, options?: ExternalToast): void => {
    void import("sonner").then(({ toast: shown }) => shown[kind](text, options));
  };
}

/** Short news at the bottom of the screen: `toast(text)`, `toast.success(text)`, `toast.error(text)`. */
export const toast = Object.assign(show("message"), { success: show("success"), error: show("error") });

"use client";

/** Ends the session and leads away by a whole new page, so that nothing of it stays in memory. */
export async function leave(signOut: () => Promise<unknown>): Promise<void> {
  await signOut();
  window.location.assign("/sign-in");
}

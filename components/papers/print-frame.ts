/** So long a browser may take to open a label; then something stands in its way. */
const openMs = 45_000;

/** Frames are kept while their print may still be under way: taking one out would stop it. */
const frames: HTMLIFrameElement[] = [];
const keptFrames = 3;

/**
 * Opens a PDF in a hidden frame and hands it to the browser's print, at its own size. False when it could not be opened: it
 * is gone, nobody is signed in, or the browser stays silent. A browser without a viewer of its own saves the file instead.
 */
export function printInFrame(address: string): Promise<boolean> {
  const frame = document.createElement("iframe");
  frame.title = "";
  frame.setAttribute("aria-hidden", "true");
  frame.tabIndex = -1;
  Object.assign(frame.style, {
    position: "fixed",
    width: "1px",
    height: "1px",
    right: "0",
    bottom: "0",
    border: "0",
    opacity: "0",
  });
  frames.push(frame);
  while (frames.length > keptFrames) frames.shift()?.remove();
  const opened = new Promise<boolean>((resolve) => {
    if (!navigator.pdfViewerEnabled) resolve(true);
    const timer = setTimeout(() => {
      // what comes later than that is not printed behind the back of whoever printed again meanwhile
      frame.remove();
      resolve(false);
    }, openMs);
    frame.addEventListener("load", () => {
      clearTimeout(timer);
      resolve(handToPrinter(frame));
    });
  });
  frame.src = address;
  document.body.append(frame);
  return opened;
}

function handToPrinter(frame: HTMLIFrameElement): boolean {
  try {
    // what is no PDF is a refusal of the server: JSON, or a page to sign in
    const kind = frame.contentDocument?.contentType ?? "application/pdf";
    if (kind === "application/json" || kind === "text/plain") return false;
    const holder = document.activeElement;
    frame.contentWindow?.focus();
    frame.contentWindow?.print();
    if (holder instanceof HTMLElement) holder.focus();
    return true;
  } catch {
    return false;
  }
}

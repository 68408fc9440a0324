/** Gives a PDF to the printer without leaving the page: a hidden frame opens it and asks the browser to print. */
export function printInFrame(href: string): void {
  const frame = document.createElement("iframe");
  frame.style.cssText = "position:fixed;right:0;bottom:0;width:0;height:0;border:0;visibility:hidden";
  frame.title = href;
  frame.tabIndex = -1;
  frame.setAttribute("aria-hidden", "true");
  frame.onload = () => frame.contentWindow?.print();
  frame.src = href;
  document.body.append(frame);
  // browsers do not say when somebody has printed; until then the frame must stay
  setTimeout(() => frame.remove(), 120_000);
}

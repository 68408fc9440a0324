import bwipjs from "bwip-js/node";

/** A text as a QR code of level M in SVG, with its quiet zone of four modules (ISO/IEC 18004). */
export function qrCodeSvg(text: string): string {
  return bwipjs.toSVG({ bcid: "qrcode", text, padding: 8, scale: 2, backgroundcolor: "ffffff" });
}

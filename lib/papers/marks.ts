/** What is put on paper: points, counted from the page's upper left corner; text stands on its baseline `y`. */
export type Mark =
  | {
      readonly kind: "text";
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly text: string;
      readonly bold: boolean;
      readonly white: boolean;
    }
  | {
      readonly kind: "rule";
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly thickness: number;
    }
  | {
      readonly kind: "block";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      /** 0 black (also when missing) to 1 white. */
      readonly light?: number;
    }
  | {
      readonly kind: "frame";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly thickness: number;
    }
  | {
      readonly kind: "bars";
      readonly x: number;
      readonly y: number;
      readonly height: number;
      readonly moduleDots: number;
      readonly widths: readonly number[];
    };

export type Page = { readonly width: number; readonly height: number; readonly marks: readonly Mark[] };

export function mm(millimetres: number): number {
  return (millimetres * 72) / 25.4;
}

"use client";

import Image from "next/image";
import { useTranslations } from "next-intl";
import { type PointerEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import type { DocumentLook } from "./use-document-views.ts";

type Size = { readonly width: number; readonly height: number };

type ReviewPictureProps = {
  readonly src: string;
  readonly alt: string;
  /** As far as it is known before the picture comes. */
  readonly size: Size;
  readonly look: DocumentLook;
};

/** One page in its window: fitted or larger, turned, and moved by dragging. */
export function ReviewPicture({ src, alt, size, look }: ReviewPictureProps) {
  const t = useTranslations("reviews.viewer");
  const frame = useRef<HTMLDivElement>(null);
  const room = useRoom(frame);
  const [natural, setNatural] = useState(size);
  const [state, setState] = useState<"loading" | "shown" | "failed">("loading");
  const [tries, setTries] = useState(0);
  const isLying = look.turn === 90 || look.turn === 270;
  const [across, along] = isLying ? [natural.height, natural.width] : [natural.width, natural.height];
  const fit = room ? Math.min(room.width / across, room.height / along) : 0;
  const scale = fit * look.zoom;
  const [width, height] = [natural.width * scale, natural.height * scale];
  const noteCentre = useCentre(frame, `${width} ${height} ${look.turn}`);
  return (
    <div
      ref={frame}
      {...dragging}
      onScroll={noteCentre}
      className={cn(
        "relative flex size-full overflow-auto bg-sunken",
        look.zoom > 1 ? "cursor-grab active:cursor-grabbing" : "overflow-hidden",
      )}
    >
      {state === "loading" ? (
        <p className="absolute inset-x-0 top-1/2 text-center text-ink-soft text-meta">{t("loading")}</p>
      ) : null}
      {state === "failed" ? (
        <div role="alert" className="m-auto flex flex-col items-center gap-3 px-6 text-center text-ink-soft">
          {t("failed")}
          <Button
            onClick={() => {
              setTries(tries + 1);
              setState("loading");
            }}
          >
            {t("retry")}
          </Button>
        </div>
      ) : (
        <div
          className="relative m-auto shrink-0"
          style={{ width: isLying ? height : width, height: isLying ? width : height }}
        >
          <Image
            key={tries}
            unoptimized
            loading="eager"
            draggable={false}
            src={tries === 0 ? src : `${src}&again=${tries}`}
            alt={alt}
            width={natural.width}
            height={natural.height}
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
              if (naturalWidth > 0) setNatural({ width: naturalWidth, height: naturalHeight });
              setState("shown");
            }}
            onError={() => setState("failed")}
            className="absolute top-1/2 left-1/2 max-w-none select-none"
            style={{ width, height, transform: `translate(-50%, -50%) rotate(${look.turn}deg)` }}
          />
        </div>
      )}
    </div>
  );
}

/** The window's inside, less a little air; null until it is measured. */
function useRoom(frame: RefObject<HTMLDivElement | null>): Size | null {
  const [room, setRoom] = useState<Size | null>(null);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const { offsetWidth, offsetHeight } = element;
      if (offsetWidth > 0) setRoom({ width: offsetWidth - 16, height: offsetHeight - 16 });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return room;
}

/** What is in the middle of the window stays there when the picture grows or turns. Answers what to call on scrolling. */
function useCentre(frame: RefObject<HTMLDivElement | null>, shape: string): () => void {
  const centre = useRef({ x: 0.5, y: 0.5 });
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element || shape === "") return;
    element.scrollLeft = centre.current.x * element.scrollWidth - element.clientWidth / 2;
    element.scrollTop = centre.current.y * element.scrollHeight - element.clientHeight / 2;
  }, [frame, shape]);
  return () => {
    const element = frame.current;
    if (!element) return;
    centre.current = {
      x: (element.scrollLeft + element.clientWidth / 2) / element.scrollWidth,
      y: (element.scrollTop + element.clientHeight / 2) / element.scrollHeight,
    };
  };
}

/** Dragging moves what is larger than the window; a finger scrolls it anyway. */
const dragging = {
  onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
  },
  onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
    const { currentTarget, pointerId, movementX, movementY } = event;
    if (!currentTarget.hasPointerCapture(pointerId)) return;
    currentTarget.scrollLeft -= movementX;
    currentTarget.scrollTop -= movementY;
  },
} as const;

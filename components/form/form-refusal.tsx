import { CircleAlert } from "lucide-react";

/** Why the whole form was refused; announced when it appears. */
export function FormRefusal({ text }: { readonly text: string | null }) {
  return (
    <div aria-live="polite">
      {text ? (
        <p className="flex items-start gap-2 rounded-md bg-alarm-soft px-3 py-2 text-alarm">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {text}
        </p>
      ) : null}
    </div>
  );
}

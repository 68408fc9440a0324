import { Circle, CircleAlert, CircleCheck, CircleDot } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import type { StepState } from "./steps.ts";

const looks = {
  not_started: { icon: Circle, colour: "text-ink-faint" },
  in_progress: { icon: CircleDot, colour: "text-accent-ink" },
  done: { icon: CircleCheck, colour: "text-done" },
  to_correct: { icon: CircleAlert, colour: "text-alarm" },
} as const;

/** The sign of a step's state; the word stands beside it. */
export function StepIcon({ state }: { readonly state: StepState }) {
  const { icon: Icon, colour } = looks[state];
  return <Icon aria-hidden className={cn("size-4 shrink-0", colour)} />;
}

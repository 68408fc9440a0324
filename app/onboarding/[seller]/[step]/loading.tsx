import { Skeleton } from "@/components/ui/states";

const lines = ["one", "two", "three"];

/** The shape of a step: a heading and fields. */
export default function Loading() {
  return (
    <div aria-busy className="pt-6">
      <Skeleton className="h-7 w-40" />
      <Skeleton className="mt-2 h-4 w-80 max-w-full" />
      <div className="mt-8 grid grid-cols-1 gap-5 sm:grid-cols-2">
        {lines.map((key) => (
          <div key={key} className="sm:first:col-span-2">
            <Skeleton className="h-4 w-24" />
            <Skeleton className="mt-1.5 h-9 w-full" />
          </div>
        ))}
      </div>
    </div>
  );
}

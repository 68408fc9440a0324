import { Skeleton } from "@/components/ui/states";

export default function QuoteLoading() {
  return (
    <div className="grid gap-8 px-4 pt-5 md:px-6 lg:grid-cols-[300px_minmax(0,1fr)]">
      <div className="flex flex-col gap-3">
        <Skeleton className="h-7 w-40" />
        <Skeleton className="h-14" />
        <Skeleton className="h-14" />
        <Skeleton className="h-14" />
      </div>
      <Skeleton className="h-80" />
    </div>
  );
}

import { Skeleton } from "@/components/ui/states";

export default function Loading() {
  return (
    <div className="flex flex-col gap-4 px-4 pt-5 md:px-6">
      <Skeleton className="h-4 w-20" />
      <Skeleton className="h-6 w-64" />
      <Skeleton className="h-4 w-80" />
      <Skeleton className="h-40 w-full" />
      <Skeleton className="h-40 w-full" />
    </div>
  );
}

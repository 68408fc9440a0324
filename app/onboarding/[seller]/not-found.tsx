import { MissingPage } from "@/components/layout/missing-page";

export default function NotFoundPage() {
  return (
    <div className="flex min-h-dvh flex-1 items-center justify-center">
      <MissingPage />
    </div>
  );
}

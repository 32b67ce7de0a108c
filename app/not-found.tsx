import type { Metadata } from "next";
import { ProblemPage } from "@/components/shell/problem-page";
import { LinkButton } from "@/components/ui/link-button";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFoundPage() {
  return (
    <ProblemPage
      title="There is no page at this address"
      actions={
        <>
          <LinkButton href="/dashboard" kind="primary">
            Go to the dashboard
          </LinkButton>
          <LinkButton href="/receipts">Check a receipt</LinkButton>
          <LinkButton href="/">Go to the start page</LinkButton>
        </>
      }
    >
      <p>
        The address may be mistyped, or what stood here was deleted. Pages that belong to another person look
        the same as pages that do not exist.
      </p>
    </ProblemPage>
  );
}

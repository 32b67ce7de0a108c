"use client";

import { lazy, Suspense } from "react";
import type { AccountTableProps } from "./account-table";

// Most people have few accounts, which stand below one another: what makes a table of many comes with one.
const AccountTable = lazy(() => import("./account-table"));

export function ManyAccounts(props: AccountTableProps) {
  return (
    <Suspense>
      <AccountTable {...props} />
    </Suspense>
  );
}

import { describe, expect, test, vi } from "vitest";
import { testNow } from "@/lib/testing/builders";
import { signUpWithApp } from "@/lib/testing/factors";
import { createStaff } from "@/lib/testing/staff";
import { hidesStaffPage } from "./hidden-pages";
import * as visit from "./visit";

vi.mock("@/lib/clock", async (original) => ({ ...(await original<object>()), wallClock: () => testNow }));

const cookieOf = ({ session }: { session: { token: string } }) => `browser=b; session=${session.token}`;

describe("a page of staff", () => {
  test.each([
    "/admin",
    "/admin/staff?q=1",
    "/%61dmin/staff",
    "/admin%2fstaff",
    "/./admin",
    "/x/../admin/staff",
    "http://localhost/admin",
    "/admin/staff%",
    "/_next/data/build/admin/staff.json",
    "/_next/data/build/admin.json",
  ])("is at %s, and hidden from nobody's session", async (url) => {
    expect(await hidesStaffPage(url, undefined)).toBe(true);
    expect(await hidesStaffPage(url, "session=made-up; staff=on")).toBe(true);
  });

  test.each([
    "/",
    "/administration",
    "/accounts/admin",
    "/_next/data/build/accounts/admin.json",
    "/api/health",
    "/dashboard?next=/admin",
    "//",
    "http://",
    "*",
  ])("is not at %s, where nobody has to be asked", (url) => {
    expect(hidesStaffPage(url, undefined)).toBeNull();
  });

  test("is hidden from customers, and shown to whoever works here, on a visit or not", async () => {
    const [person, member] = [await signUpWithApp(), await createStaff("billing")];
    expect(await hidesStaffPage("/admin", cookieOf(person))).toBe(true);
    expect(await hidesStaffPage("/admin/customers", cookieOf(member))).toBe(false);
  });

  test("is hidden from the roles that have no such page, however its address is written", async () => {
    for (const [role, jobs, audit] of [
      ["billing", true, true],
      ["support", false, true],
      ["privacy", true, false],
      ["owner", false, false],
    ] as const) {
      const cookie = cookieOf(await createStaff(role));
      expect(await hidesStaffPage("/admin/jobs", cookie), role).toBe(jobs);
      expect(await hidesStaffPage("/admin/%6aobs?x", cookie), role).toBe(jobs);
      expect(await hidesStaffPage("/_next/data/build/admin/audit.json", cookie), role).toBe(audit);
      expect(await hidesStaffPage("/admin/staff", cookie), role).toBe(false);
    }
  });

  test("is hidden from everybody while nobody can tell who asks, and the log says why", async () => {
    const cookie = cookieOf(await createStaff("owner"));
    vi.spyOn(visit, "arrive").mockRejectedValueOnce(new TypeError("no database"));
    const out = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const isHidden = await hidesStaffPage("/admin", cookie);
    const said = out.mock.calls.map(([line]) => JSON.parse(String(line)).event);
    vi.restoreAllMocks();
    expect(isHidden).toBe(true);
    expect(said).toEqual(["staff.arrival-failed", "access.refused"]);
  });
});

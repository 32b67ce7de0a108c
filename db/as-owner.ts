/** The same login with the owner's rights assumed from the first statement on. */
export function asOwner(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set("options", "-c role=tallyglass_owner");
  return url.href;
}

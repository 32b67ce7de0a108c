import "server-only";

/** After this long without a request a session ends; PostgreSQL interval. */
export const idleLimit = "7 days";
/** However busy, a session ends after this long. */
export const overallLimit = "30 days";

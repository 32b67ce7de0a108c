export * from "./accounts";
export * from "./metrics";
export * from "./people";
export * from "./privacy";
export * from "./work";
export * from "./workspaces";

export { youtube } from "./youtube";

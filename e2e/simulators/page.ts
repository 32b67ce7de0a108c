import { escapeHtml, html, type Reply } from "./exchange.ts";
import type { World } from "./world.ts";
export function showPage(_world: World, _query: URLSearchParams): Reply {
  return html(200, `<!doctype html><title>Simulators</title>${escapeHtml("")}`);
}

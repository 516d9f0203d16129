// Download: hands a file that the page holds to the browser to save.

import { make } from "./dom.js";

const KEPT_MS = 60_000;

export function save(blob, name) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}

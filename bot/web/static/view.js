// View: how the chat sits in its window: below the message box, on paper, or in a frame of another page.

/** The message box covers the foot of the view: whatever is scrolled to or focused must stay clear of it. */
export function keepClearOf(box) {
  new ResizeObserver(() => {
    const covered = getComputedStyle(box).position === "sticky" ? box.offsetHeight : 0;
    document.documentElement.style.setProperty("--covered", `${covered}px`);
  }).observe(box);
}

/** A long reply is read from its beginning, a short one is simply brought into view. `box`: what covers the foot. */
export function reveal(node, box) {
  const room = innerHeight - box.offsetHeight;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  node.scrollIntoView({ block: node.offsetHeight > room * 0.9 ? "start" : "end", behavior: calm ? "auto" : "smooth" });
}

/** Paper has nothing to press: what is folded is printed unfolded, and folded again afterwards. */
export function unfoldForPrint(log) {
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...log.querySelectorAll("details:not([open])")];
    for (const node of folded) node.open = true;
  });
  addEventListener("afterprint", () => {
    for (const node of folded) node.open = false;
  });
}

/** In a frame (embed.js) Esc closes the chat, unless it ends a conversion or closes something of the page itself. */
export function embed({ onFocus }) {
  document.documentElement.classList.add("embedded");
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing || event.keyCode === 229 || document.querySelector("dialog[open]")) return;
    // Whoever the host is, it learns nothing but that the key was pressed.
    parent.postMessage("machimamori:close", "*");
  });
  const enter = () => document.activeElement === document.body && onFocus();
  addEventListener("focus", enter);
  if (document.hasFocus()) enter();
}

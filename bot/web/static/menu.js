// Menu: opens and closes like one; what its entries do is the page's to say. Links to pages that this server lacks stay out.

/** actions: id of an entry and what it does; the menu closes first, and the focus is back at its button. */
export function menu(node, actions) {
  const summary = node.querySelector("summary");
  const close = () => {
    if (node.contains(document.activeElement)) summary.focus();
    node.open = false;
  };
  for (const [id, act] of Object.entries(actions)) {
    document.getElementById(id).addEventListener("click", () => {
      close();
      act();
    });
  }
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !node.open) return;
    event.stopPropagation(); // an embedded chat must not close with its menu
    close();
  });
  node.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !node.contains(event.relatedTarget)) node.open = false;
  });
  document.addEventListener("click", (event) => {
    if (!node.contains(event.target)) node.open = false;
  });
  node.addEventListener("toggle", () => node.querySelectorAll("a[hidden]").forEach(showIfThere), { once: true });
}

async function showIfThere(link) {
  try {
    const response = await fetch(link.href);
    link.hidden = !response.ok;
    await response.body?.cancel();
  } catch {
    // the server is away: the entry stays out until the page is loaded again
  }
}

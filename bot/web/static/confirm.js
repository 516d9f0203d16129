// Confirm: asks once, in the page, before something is lost.

/** `question`: its words {title, text, no, yes}. Resolves to true for yes; Esc is no. */
export function confirmed(question) {
  const dialog = document.getElementById("confirm");
  for (const part of ["title", "text", "no", "yes"]) document.getElementById(`confirm-${part}`).textContent = question[part];
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true }));
}

/**
 * The page's only script: column titles that sort, buttons that copy. Everything is there without it. Words come from
 * the page's own attributes.
 */
export const PAGE_SCRIPT = `
"use strict";
for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0];
  const titles = Array.from(table.tHead.rows[0].cells);
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  titles.forEach((title, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...title.childNodes);
    title.append(button);
    button.addEventListener("click", () => {
      const falls = title.ariaSort !== "descending" && title.classList.contains("figure")
        || title.ariaSort === "ascending";
      for (const other of titles) other.removeAttribute("aria-sort");
      title.setAttribute("aria-sort", falls ? "descending" : "ascending");
      const key = (row) => row.cells[column].dataset.value ?? row.cells[column].textContent;
      const rows = Array.from(body.rows);
      rows.sort((a, b) => collator.compare(key(a), key(b)) * (falls ? -1 : 1));
      body.append(...rows);
    });
  });
}
if (navigator.clipboard) {
  const words = document.body.dataset;
  for (const command of document.querySelectorAll(".command")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words.copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(command.querySelector("code").textContent);
      button.textContent = words.copied;
      setTimeout(() => { button.textContent = words.copy; }, 2000);
    });
    command.append(button);
  }
}
` as const;

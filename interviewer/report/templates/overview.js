
(() => {
  const table = document.getElementById("all");
  const heads = Array.from(table.tHead.rows[0].cells);
  const words = new Intl.Collator("en", { numeric: true });
  const said = (cell) => (cell.dataset.sort ?? cell.textContent).trim();
  const number = (text) => (text === "" ? NaN : Number(text));
  const sort = (head, column) => {
    const back = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    const body = table.tBodies[0];
    const isNumber = head.dataset.kind === "number";
    const missing = (key) => (isNumber ? Number.isNaN(key) : key === "");
    const rows = Array.from(body.rows, (row) => {
      const text = said(row.cells[column]);
      return [isNumber ? number(text) : text, row];
    });
    rows.sort(([a], [b]) => {
      if (missing(a) || missing(b)) return missing(a) - missing(b);
      return back * (isNumber ? a - b : words.compare(a, b));
    });
    const sorted = document.createElement("tbody"); // a new one: moving rows within the old is slow with thousands
    for (const [, row] of rows) sorted.append(row);
    body.replaceWith(sorted);
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", back === 1 ? "ascending" : "descending");
  };
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head, column));
    head.append(button);
  });
})();

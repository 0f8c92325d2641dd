// Shows the rows of the matrix whose verdicts are ticked and whose text has what was typed.
(() => {
  document.documentElement.classList.add("scripted");
  const boxes = [...document.querySelectorAll("#filters input[type=checkbox]")];
  const search = document.querySelector("#filters input[type=search]");
  const groups = [...document.querySelectorAll("#matrix tbody")];
  const filter = () => {
    const shown = new Set(boxes.filter(box => box.checked).map(box => box.value));
    const text = search.value.trim().toLowerCase();
    for (const group of groups) {
      let any = false;
      for (const row of group.querySelectorAll("tr[data-verdicts]")) {
        const fits = row.dataset.verdicts.split(" ").some(verdict => shown.has(verdict))
          && row.textContent.toLowerCase().includes(text);
        row.hidden = !fits;
        any = any || fits;
      }
      group.hidden = !any;
    }
  };
  boxes.forEach(box => box.addEventListener("change", filter));
  search.addEventListener("input", filter);
})();

// An enhancement only: without it a number leads to the calculation that tells most of it.
(() => {
  const panel = document.getElementById("proof");
  const list = panel.querySelector(".equations"), told = panel.querySelector(".state");
  const states = ["contradicted", "rounding", "proved", "open"];
  let shown = null;

  function show(number) {
    if (shown) shown.classList.remove("shown");
    shown = number;
    number.classList.add("shown");
    const state = states.find((one) => number.classList.contains(one));
    const legend = document.getElementById("state-" + state);
    const at = number.getBoundingClientRect();
    panel.className = state + (at.left + at.right > innerWidth ? " aside" : "");
    document.getElementById("proof-number").textContent = number.textContent;
    const row = number.closest("tr");
    document.getElementById("proof-where").textContent = row ? row.cells[0].textContent : "";
    const word = document.createElement("strong");
    word.textContent = legend.querySelector("dt").textContent;
    // The share of numbers in that state is no matter of this one.
    const means = legend.querySelector(".remark").textContent.replace(/^[^.]*\.\s*/, "");
    const warned = number.classList.contains("warned") ? " " + panel.dataset.warned : "";
    told.replaceChildren(word, ". " + means + warned);
    const places = number.dataset.e ? number.dataset.e.split(" ") : [];
    list.replaceChildren(...places.map((place) => {
      const copy = document.getElementById("e" + place).cloneNode(true);
      copy.removeAttribute("id");
      for (const link of copy.querySelectorAll("a")) {
        if (link.hash === "#" + number.id) link.setAttribute("aria-current", "true");
      }
      return copy;
    }));
    panel.hidden = false;
    panel.scrollTop = 0;
    panel.focus({ preventScroll: true });
    // On a phone the panel lies at the foot: the number that was touched stays above it.
    const below = number.getBoundingClientRect().bottom - panel.getBoundingClientRect().top;
    if (below > 0 && innerWidth < 640) scrollBy({ top: below + 24, behavior: "instant" });
  }

  function close() {
    panel.hidden = true;
    if (!shown) return;
    shown.classList.remove("shown");
    shown.focus({ preventScroll: true });
    shown = null;
    history.replaceState(null, "", location.pathname + location.search);
  }

  // What a link or the address names is seen, whatever is filtered out.
  function arrive() {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target || !target.closest(".blocks")) return;
    if (!target.getClientRects().length) document.getElementById("show-all").checked = true;
    target.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    if (target.matches("a.n")) show(target);
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("#proof .close")) return close();
    const number = event.target.closest(".blocks a.n");
    if (number) {
      event.preventDefault();
      history.replaceState(null, "", "#" + number.id);
      return show(number);
    }
    // The same address again does not change it, and shall lead there all the same.
    const link = event.target.closest('a[href^="#n"]');
    if (link && link.hash === location.hash) {
      event.preventDefault();
      arrive();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) close();
  });
  window.addEventListener("hashchange", arrive);
  arrive();
})();

// An enhancement only: without it the explanations open by :target and close by a link.
(() => {
  let from = null;
  const open = () => document.querySelector(".explanation:target");
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.n");
    if (link && !link.closest(".explanation")) from = link;
    if (!event.target.closest("a.close")) return;
    event.preventDefault();
    close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open()) close();
  });
  window.addEventListener("hashchange", () => {
    const panel = open();
    if (!panel) return;
    panel.focus({ preventScroll: true });
    // On a phone the panel lies at the foot: the number that was touched stays above it.
    if (from && from.getBoundingClientRect().bottom > panel.getBoundingClientRect().top && innerWidth < 640) {
      scrollBy({ top: from.getBoundingClientRect().bottom - panel.getBoundingClientRect().top + 24, behavior: "instant" });
    }
  });
  // Only a change of the address ends :target; the place in the page is kept.
  function close() {
    const x = scrollX, y = scrollY, back = from;
    from = null;
    location.hash = "-";
    history.replaceState(null, "", location.pathname + location.search);
    scrollTo({ left: x, top: y, behavior: "instant" });
    if (back) back.focus({ preventScroll: true });
  }
})();

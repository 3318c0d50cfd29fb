// The header's buttons (dark mode, printing, menus that close as one expects), and the search from a folder.
(() => {
  const root = document.documentElement;
  const button = document.getElementById("pv-theme");
  const menus = [...document.querySelectorAll(".pv-menu")];

  const tellState = () => button?.setAttribute("aria-pressed", String(root.dataset.theme === "dark"));

  button?.addEventListener("click", () => {
    root.dataset.theme = root.dataset.mode = root.dataset.theme === "dark" ? "light" : "dark";
    // The theme reads these two when the next page opens.
    localStorage.setItem("mode", root.dataset.mode);
    localStorage.setItem("theme", root.dataset.theme);
  });
  new MutationObserver(tellState).observe(root, { attributeFilter: ["data-theme"] });
  tellState();

  for (const print of document.querySelectorAll("[data-pv-print]")) print.addEventListener("click", () => window.print());

  // A formula too long for the page scrolls; the keyboard must be able to do that too.
  for (const formula of document.querySelectorAll(".pv-formula")) {
    if (formula.scrollWidth > formula.clientWidth) formula.tabIndex = 0;
  }

  // From a folder, the search cannot read other pages to show a passage of each; titles and links must do.
  if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;

  document.addEventListener("click", (event) => {
    for (const menu of menus) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && menus.find((each) => each.open);
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
})();

// A term of the glossary shows its meaning on hover, on focus and at a first tap; a second tap follows the link.
// As WCAG 2.2 (1.4.13) asks: Escape puts it away, the pointer may move onto it, and it stays until it is left.
(() => {
  const data = document.getElementById("pv-terms");
  if (!data) return;
  const meanings = JSON.parse(data.textContent);
  const delay = 250; // milliseconds, time enough to move the pointer from the term onto its meaning
  let open = null; // the term whose meaning shows
  let closing = 0;

  const tipOf = (term) => document.getElementById(term.getAttribute("aria-describedby"));

  function hide() {
    clearTimeout(closing);
    if (open) tipOf(open).hidden = true;
    open = null;
  }

  function hideSoon() {
    clearTimeout(closing);
    closing = setTimeout(hide, delay);
  }

  function show(term) {
    clearTimeout(closing);
    if (open === term) return;
    hide();
    open = term;
    const tip = tipOf(term);
    tip.hidden = false;
    place(tip, term.getClientRects()[0]);
  }

  // Below the term, or above it where there is no room below; never past the edges of the window.
  function place(tip, term) {
    const edge = 12;
    const width = document.documentElement.clientWidth;
    const left = Math.max(edge, Math.min(term.left, width - tip.offsetWidth - edge));
    const isRoomBelow = term.bottom + tip.offsetHeight + edge < window.innerHeight;
    const top = isRoomBelow ? term.bottom : term.top - tip.offsetHeight;
    tip.style.left = `${left + window.scrollX}px`;
    tip.style.top = `${top + window.scrollY}px`;
  }

  function addTip(anchor, meaning) {
    const tip = document.createElement("div");
    Object.assign(tip, { id: `pv-tip-${anchor}`, className: "pv-tip", role: "tooltip", hidden: true });
    const text = document.createElement("p");
    text.textContent = meaning;
    tip.append(text);
    tip.addEventListener("pointerenter", () => clearTimeout(closing));
    tip.addEventListener("pointerleave", hideSoon);
    document.getElementById("main-content").append(tip);
  }

  function listen(term) {
    let showsByTap = false;
    term.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(term));
    term.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && hideSoon());
    term.addEventListener("pointerdown", (event) => (showsByTap = event.pointerType === "touch" && open !== term));
    term.addEventListener("focus", () => show(term));
    term.addEventListener("blur", hideSoon);
    term.addEventListener("click", (event) => {
      if (!showsByTap) return;
      event.preventDefault();
      show(term);
    });
  }

  for (const [anchor, meaning] of Object.entries(meanings)) {
    addTip(anchor, meaning);
    for (const term of document.querySelectorAll(`main a[href$="#${anchor}"]`)) {
      term.classList.add("pv-term");
      term.setAttribute("aria-describedby", `pv-tip-${anchor}`);
      listen(term);
    }
  }
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("pointerdown", (event) => {
    if (open && !event.target.closest(".pv-term, .pv-tip")) hide();
  });
})();

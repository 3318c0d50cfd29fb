// Brings the book's figures to life where they stand: Vega is fetched when the first one comes near.
(() => {
  "use strict";
  const vegaAddress = new URL(document.currentScript.dataset.vega, document.currentScript.src);
  const PLACE = /\{(\w+)(?::([^}]*))?\}/g;
  const KEPT = "pvcourse.kept"; // in this browser's storage, where the case file of lesson 10 looks
  const WORDS_SETTLE = 150; // milliseconds without a move before the words follow, so that they are said once

  let vegaLoading;
  function loadVega() {
    vegaLoading ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = vegaAddress;
      script.onload = () => resolve(window.courseVega);
      script.onerror = reject;
      document.head.append(script);
    });
    return vegaLoading;
  }

  const write = (vega, value, format) => (format ? vega.defaultLocale().format(format)(value) : String(value));
  const fill = (vega, template, row) => template.replace(PLACE, (_, name, format) => write(vega, row[name], format));

  function cell(kind, text) {
    const element = document.createElement(kind);
    if (kind === "th") element.scope = "row";
    element.textContent = text;
    return element;
  }

  function writeTable(vega, body, columns, rows) {
    body.replaceChildren(
      ...rows.map((row) => {
        const line = document.createElement("tr");
        line.append(...columns.map((c, i) => cell(i ? "td" : "th", write(vega, row[c.field], c.format_spec))));
        return line;
      }),
    );
  }

  // In a rising group, a slider moved past its neighbour takes it along (the same rule as Group.settle in Python).
  function settle(moved) {
    const sliders = [...moved.closest("fieldset").querySelectorAll("input[type=range]")];
    const place = sliders.indexOf(moved);
    sliders.forEach((slider, i) => {
      const push = i < place ? Math.min : Math.max;
      slider.value = push(Number(slider.value), Number(moved.value));
    });
  }

  function controlValues(form) {
    const values = {};
    for (const input of form.elements) {
      if (!input.name || (input.type === "radio" && !input.checked)) continue;
      values[input.name] = JSON.parse(input.value);
    }
    return values;
  }

  function showSliderValues(vega, form) {
    for (const slider of form.querySelectorAll("input[type=range]")) {
      const words = write(vega, Number(slider.value), slider.dataset.format);
      slider.nextElementSibling.value = words;
      slider.setAttribute("aria-valuetext", words);
    }
  }

  // The same choice between two widths as the style sheet makes between the two still pictures.
  const wanted = (picture, live) => (picture.clientWidth >= live.wide_from ? live.widths.wide : live.widths.narrow);

  async function draw(vega, figure, live) {
    const picture = figure.querySelector(".pv-picture");
    const stage = document.createElement("div");
    const spec = { ...live.vega, width: wanted(picture, live) };
    const view = new vega.View(vega.parse(spec), { renderer: "svg", container: stage, hover: true });
    await view.runAsync();
    stage.setAttribute("aria-hidden", "true");
    picture.style.minHeight = `${picture.offsetHeight}px`; // letters may measure a little less than when it was drawn
    picture.replaceChildren(stage);
    new ResizeObserver(() => {
      const width = wanted(picture, live);
      if (width !== view.width()) view.width(width).runAsync();
    }).observe(picture);
    return view;
  }

  function follow(vega, figure, live, view) {
    const row = view.data(live.data.words)[0];
    figure.querySelector(".pv-words").textContent = fill(vega, live.templates.words, row);
    figure.querySelector(".pv-picture").setAttribute("aria-label", fill(vega, live.templates.alt, row));
    writeTable(vega, figure.querySelector(".pv-data tbody"), live.columns, view.data(live.data.table));
  }

  function alreadyKept() {
    try {
      return JSON.parse(localStorage.getItem(KEPT)) ?? {};
    } catch {
      return {}; // nothing can be read, or what was stored has been spoilt
    }
  }

  // Keep what the figure says now for the learner's case; a later result of the same figure takes its place.
  function keep(vega, figure, live, view, form) {
    const title = figure.querySelector("figcaption").textContent;
    const row = view.data(live.data.words)[0];
    const plain = Object.entries(row).filter(([, value]) => typeof value === "string" || Number.isFinite(value));
    const result = {
      page: location.pathname.split("/").pop().replace(/\.html$/, ""),
      words: fill(vega, live.templates.words, row),
      numbers: { ...Object.fromEntries(plain), ...controlValues(form) },
    };
    const kept = alreadyKept();
    try {
      localStorage.setItem(KEPT, JSON.stringify({ ...kept, [title]: { ...kept[title], ...result } }));
      sayKept(form, "Kept for my case", "You find it in your case file, in lesson 10.");
    } catch {
      sayKept(form, "Cannot be kept", "This browser does not let the page keep anything.");
    }
  }

  function sayKept(form, label, heard) {
    form.querySelector(".pv-keep").firstChild.data = label;
    form.querySelector(".pv-kept").textContent = heard;
  }

  async function bringToLife(figure) {
    const vega = await loadVega();
    const live = JSON.parse(figure.querySelector(".pv-live").textContent);
    const view = await draw(vega, figure, live);
    const form = figure.querySelector(".pv-controls");
    if (form) listen(vega, figure, live, view, form);
    figure.setAttribute("data-live", "true");
  }

  function listen(vega, figure, live, view, form) {
    let settling;
    const button = form.querySelector(".pv-keep");
    const offer = button.firstChild.data;
    button.addEventListener("click", () => keep(vega, figure, live, view, form));
    const update = async () => {
      sayKept(form, offer, "");
      for (const [name, value] of Object.entries(controlValues(form))) view.signal(name, value);
      showSliderValues(vega, form);
      await view.runAsync();
      clearTimeout(settling);
      settling = setTimeout(() => follow(vega, figure, live, view), WORDS_SETTLE);
    };
    form.addEventListener("input", (event) => {
      if (event.target.closest("fieldset").hasAttribute("data-rising")) settle(event.target);
      update();
    });
    form.addEventListener("reset", () => setTimeout(update)); // after the browser has put the values back
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const part of form.querySelectorAll("fieldset, button")) part.disabled = false;
    showSliderValues(vega, form);
  }

  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        bringToLife(target);
      }
    },
    { rootMargin: "300px" },
  );
  for (const figure of document.querySelectorAll(".pv-figure")) near.observe(figure);
})();

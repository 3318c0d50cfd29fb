// The case file: a form that keeps itself in this browser, says what is open, and prints as a brief.
"use strict";
(() => {
  const root = document.querySelector(".pv-case");
  const find = (selector, inside = root) => inside.querySelector(selector);
  const all = (selector, inside = root) => [...inside.querySelectorAll(selector)];
  const canvas = JSON.parse(find(".pv-canvas").textContent);
  const rules = window.courseCase(canvas);
  const CASE = "pvcourse.case";
  const KEPT = "pvcourse.kept"; // where the figures of all lessons put what the learner keeps
  const UNTITLED = "A case without a title";
  const FITS = 1100; // words on two pages, as tests/test_case_file.py prints them
  const SETTLE = 300; // milliseconds without a keystroke before what is open is said
  const form = find(".pv-case-form");
  const title = find("#case-title");
  const fields = all(".pv-field");
  const blank = find(".pv-entry").cloneNode(true);
  const texts = {}; // sentences that a model wrote for a fact, as long as its value stays
  let before; // the case that was there before it was cleared or replaced

  function element(name, text = "", className = "") {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  // Memory

  function stored(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null; // nothing may be read here, or what was stored has been spoilt
    }
  }

  function store(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      say("This browser does not let the page keep anything: save your case as a file before you leave.");
    }
  }

  // What was kept, as a list; a result that is new here goes to the first field that its lesson helps with.
  function keptResults() {
    const isWhole = ([, result]) => typeof result?.words === "string" && result.words.trim();
    const results = Object.entries(stored(KEPT) ?? {}).filter(isWhole); // what was stored may have been spoilt
    return results.map(([figure, { field, words, page = "", numbers = {} }]) => ({
      field: Object.hasOwn(canvas.fields, field) ? field : homeOf(page),
      figure,
      words,
      page,
      numbers,
    }));
  }

  function homeOf(page) {
    const names = Object.keys(canvas.fields);
    return names.find((name) => canvas.fields[name].lesson === canvas.lessons[page]?.number) ?? names[0];
  }

  function storeKept(results) {
    store(KEPT, Object.fromEntries(results.map(({ figure, ...result }) => [figure, result])));
  }

  // From the form to a case, and back

  function collect() {
    const entries = fields.flatMap((field) =>
      all(".pv-entry", field).map((entry) => ({
        field: field.dataset.field,
        text: find("[name=text]", entry).value.trim(),
        standing: find("[name=standing]", entry).value,
        source: find("[name=source]", entry).value.trim(),
      })),
    );
    return {
      title: title.value.trim() || UNTITLED,
      entries: entries.filter(({ text }) => text),
      findings: all(".pv-fact :is(input, select)").filter(isSound).map(finding),
      kept: keptResults(),
    };
  }

  const isSound = (input) => input.value !== "" && input.checkValidity();

  function finding(input) {
    const fact = input.name;
    const value = input.type === "number" ? Number(input.value) : input.value;
    const { measure } = canvas.facts[fact];
    const text = `${rules.capital(fact)}: ${value}${measure ? ` (${measure})` : ""}.`;
    return { fact, value, text: texts[fact]?.value === value ? texts[fact].text : text };
  }

  function fill(given) {
    title.value = given.title === UNTITLED ? "" : given.title;
    for (const field of fields) {
      const said = given.entries.filter((entry) => entry.field === field.dataset.field);
      find(".pv-entries", field).replaceChildren(...(said.length ? said : [{}]).map(entryItem));
    }
    for (const input of all(".pv-fact :is(input, select)")) input.value = "";
    for (const { fact, value, text } of given.findings) setFact(fact, value, text);
    storeKept(given.kept);
    showKept();
    refresh();
  }

  function entryItem({ text = "", standing = canvas.standings[0], source = "" }) {
    const item = blank.cloneNode(true);
    find("[name=text]", item).value = text;
    find("[name=standing]", item).value = standing;
    find("[name=source]", item).value = source;
    return item;
  }

  function setFact(fact, value, text) {
    const input = all(".pv-fact :is(input, select)").find(({ name }) => name === fact);
    input.value = String(value);
    if (text) texts[fact] = { value, text };
    input.closest("details").open = true;
  }

  // What was kept of the figures

  function showKept() {
    const results = keptResults();
    find(".pv-kept-none").hidden = results.length > 0;
    for (const field of fields) {
      const here = results.filter((result) => result.field === field.dataset.field);
      find(".pv-kept-list", field).replaceChildren(...here.map(keptItem));
    }
  }

  function keptItem(result) {
    const item = element("li");
    const from = element("p", `From “${result.figure}”`, "pv-kept-from");
    const lesson = canvas.lessons[result.page];
    if (lesson) {
      const link = element("a", `lesson ${lesson.number}`);
      link.href = `${lesson.slug}.html`;
      from.append(", ", link);
    }
    item.append(element("p", result.words), from, takeIn(result), move(result), remove(result));
    return item;
  }

  const WORKED_OUT = {
    is: ([value]) => value,
    sum: (values) => values.reduce((sum, value) => sum + value, 0),
    share: ([part, whole]) => part / whole,
  };

  // A button that puts the numbers behind a result into the facts that they are, where we know which those are.
  function takeIn({ figure, numbers }) {
    const known = Object.entries(canvas.facts_of_figures[figure] ?? {}).flatMap(([fact, [how, ...names]]) => {
      const exact = WORKED_OUT[how](names.map((name) => numbers[name]));
      const value = typeof exact === "number" ? Number(exact.toFixed(3)) : exact;
      return rules.mayBe(fact, value) ? [[fact, value]] : [];
    });
    if (!known.length) return "";
    const button = element("button", `Take in: ${known.map(([fact, value]) => `${fact} ${value}`).join(", ")}`);
    button.type = "button";
    button.addEventListener("click", () => {
      for (const [fact, value] of known) setFact(fact, value);
      change();
      say("Taken in.");
    });
    return button;
  }

  function move({ figure, field }) {
    const label = element("label", "It belongs to");
    const select = element("select");
    for (const [name, { prompt }] of Object.entries(canvas.fields)) select.append(new Option(prompt, name, false, name === field));
    select.addEventListener("change", () => {
      storeKept(keptResults().map((each) => (each.figure === figure ? { ...each, field: select.value } : each)));
      showKept();
      change();
      find(`[data-field="${select.value}"]`).focus();
    });
    label.append(select);
    return label;
  }

  function remove({ figure, field }) {
    const button = element("button", "Remove");
    button.type = "button";
    button.append(element("span", ` what was kept from ${figure}`, "pv-heard"));
    button.addEventListener("click", () => {
      storeKept(keptResults().filter((each) => each.figure !== figure));
      showKept();
      change();
      find(`[data-field="${field}"]`).focus();
    });
    return button;
  }

  // What is open, and the brief

  let settling;
  function change() {
    const given = collect();
    store(CASE, { case_file: canvas.version, ...given });
    clearTimeout(settling);
    settling = setTimeout(refresh, SETTLE);
  }

  function linkTo(field) {
    const link = element("a", canvas.fields[field].prompt);
    link.href = `#${fieldset(field).id}`;
    link.addEventListener("click", () => fieldset(field).focus());
    return link;
  }

  const fieldset = (field) => fields.find((each) => each.dataset.field === field);

  function listItem(...parts) {
    const item = element("li");
    item.append(...parts);
    return item;
  }

  function refresh() {
    const given = collect();
    const open = rules.gaps(given);
    const gapOf = Object.fromEntries(open.map(({ field, text }) => [field, text]));
    for (const field of fields) {
      const gap = gapOf[field.dataset.field];
      find(".pv-gap", field).textContent = gap ? `Open: ${gap}.` : "";
    }
    const clashes = rules.contradictions(given).map(({ name, fields: [first, second], reason }) => {
      const links = first === second ? [linkTo(first)] : [linkTo(first), " ", linkTo(second)];
      return listItem(element("strong", `${rules.capital(name)}.`), ` ${reason} Look again at: `, ...links);
    });
    const none = () => listItem(canvas.words.none);
    find(".pv-clashes").replaceChildren(...(clashes.length ? clashes : [none()]));
    const gaps = open.map(({ field, text, lesson }) => listItem(linkTo(field), ` (${text}; lesson ${lesson} helps)`));
    find(".pv-gaps").replaceChildren(...(gaps.length ? gaps : [none()]));
    find(".pv-case-summary").textContent = rules.summary(given);
    writeBrief(rules.outline(given));
  }

  function writeBrief(lines) {
    const brief = find(".pv-brief");
    brief.replaceChildren();
    for (const { kind, text, level } of lines) {
      if (kind !== "item") brief.append(element(kind === "heading" ? `h${level + 2}` : "p", text));
      else if (brief.lastChild.tagName === "UL") brief.lastChild.append(element("li", text));
      else brief.append(listWith(text));
    }
    const length = lines.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
    find(".pv-length").textContent =
      `It has ${length} words, with its questions; about ${FITS} fit on two pages. A longer one goes on to a third, and nothing is cut.`;
  }

  function listWith(text) {
    const list = element("ul");
    list.append(element("li", text));
    return list;
  }

  // Only the brief goes to paper: a copy of it takes the place of the page while it prints.
  function print() {
    refresh();
    const paper = element("div", "", "pv-paper");
    paper.append(find(".pv-brief").cloneNode(true));
    document.body.append(paper);
    document.documentElement.classList.add("pv-brief-only");
    const name = document.title;
    document.title = collect().title;
    const done = () => {
      paper.remove();
      document.documentElement.classList.remove("pv-brief-only");
      document.title = name;
    };
    window.addEventListener("afterprint", done, { once: true });
    window.print();
  }

  // Files, and starting anew

  function save() {
    const given = collect();
    const link = element("a");
    link.href = URL.createObjectURL(new Blob([rules.write(given)], { type: "application/json" }));
    link.download = `${given.title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "case"}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    say(`Saved as ${link.download}, where your browser puts downloads.`);
  }

  async function open([file]) {
    if (!file) return;
    try {
      const given = rules.read(await file.text());
      replace(given, `Opened “${given.title}” from ${file.name}.`);
    } catch (error) {
      say(`${file.name} was not opened, and your case is as it was: ${error.message}.`);
    }
    find(".pv-file").value = ""; // so that the same file can be chosen again once it is mended
  }

  function replace(given, words) {
    before = collect();
    fill(given);
    change();
    say(words);
    find(".pv-undo").hidden = false;
  }

  function undo() {
    fill(before);
    change();
    say("As it was before.");
    find(".pv-undo").hidden = true;
    find(".pv-case-actions button").focus();
  }

  function say(words) {
    find(".pv-case-said").textContent = words;
  }

  // Start

  function restore() {
    const kept = keptResults();
    const last = stored(CASE);
    const empty = { title: UNTITLED, entries: [], findings: [], kept };
    if (last === null) return fill(empty);
    try {
      fill({ ...rules.read(JSON.stringify({ ...last, kept: [] })), kept });
    } catch (error) {
      fill(empty);
      say(`What this browser had kept of your case cannot be read: ${error.message}.`);
    }
    return undefined;
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", change);
  form.addEventListener("click", ({ target }) => {
    const button = target.closest(".pv-add, .pv-remove");
    if (!button) return;
    const list = find(".pv-entries", button.closest(".pv-field"));
    const adds = button.classList.contains("pv-add");
    if (!adds) button.closest(".pv-entry").remove();
    if (adds || !list.children.length) list.append(entryItem({}));
    find("textarea", list.lastElementChild).focus();
    change();
  });
  find(".pv-print").addEventListener("click", print);
  find(".pv-save").addEventListener("click", save);
  find(".pv-open").addEventListener("click", () => find(".pv-file").click());
  find(".pv-file").addEventListener("change", ({ target }) => open(target.files));
  find(".pv-clear").addEventListener("click", () => {
    replace({ title: UNTITLED, entries: [], findings: [], kept: [] }, "Everything is cleared, here and in this browser.");
  });
  find(".pv-undo").addEventListener("click", undo);
  // Results kept on another page or in another tab while this one was open.
  window.addEventListener("storage", ({ key }) => key === KEPT && (showKept(), refresh()));
  window.addEventListener("pageshow", ({ persisted }) => persisted && (showKept(), refresh()));
  for (const part of all("fieldset, [disabled]")) part.disabled = false;
  restore();
})();

// Self-checks: check a form's choices, show the feedback, announce it, and remember the answers in this browser.
// The page reads without this script: answers stand under a fold, which the script swaps for its buttons.
// A prediction is neither right nor wrong: it is kept, and shown again wherever the page recalls it.
"use strict";
(() => {
  const WORDS = { right: "Right.", wrong: "Not this one.", missed: "This one applies too.", kept: "Kept." };

  for (const check of document.querySelectorAll(".pv-self-check")) start(check);
  for (const recall of document.querySelectorAll(".pv-recall")) {
    remind(recall, memoryOf(recall.dataset.prediction).read());
  }

  function start(check) {
    const forms = [...check.querySelectorAll("form")];
    const { name } = check.dataset;
    const memory = memoryOf(name);
    const total = check.querySelector(".pv-total [role=status]");
    const startOver = check.querySelector(".pv-start-over");

    function update() {
      const answered = forms.filter((form) => form.dataset.state);
      const answers = Object.fromEntries(answered.map((form) => [form.dataset.question, chosen(form)]));
      memory.write(answers);
      for (const recall of document.querySelectorAll(`[data-prediction="${name}"]`)) remind(recall, answers);
      showTotal();
    }

    function showTotal() {
      const right = forms.filter((form) => form.dataset.state === "right").length;
      total.textContent = `${right} of ${forms.length} right${right === forms.length ? ". Well done!" : ""}`;
      startOver.hidden = false;
    }

    for (const form of forms) equip(form, update);
    startOver.addEventListener("click", () => forms.forEach((form) => form.reset()));
    if (restore(forms, memory.read())) showTotal();
  }

  function equip(form, update) {
    form.querySelector(".pv-answers").hidden = true;
    form.querySelector(".pv-check").hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!chosen(form).length) return say(form, "Choose an answer first.");
      mark(form);
      form.querySelector(".pv-result").scrollIntoView({ block: "nearest" });
      update();
    });
    for (const name of ["change", "reset"]) {
      form.addEventListener(name, () => {
        const answered = form.dataset.state;
        unmark(form);
        if (answered) update();
      });
    }
    // The button goes away when it is pressed, so the keyboard goes on from the first choice.
    form.querySelector(".pv-again").addEventListener("click", () => form.querySelector("input").focus());
  }

  function chosen(form) {
    return [...form.querySelectorAll("input:checked")].map((input) => input.value);
  }

  function mark(form) {
    const options = [...form.querySelectorAll(".pv-option")];
    const reasons = form.querySelectorAll(".pv-why");
    const verdicts = options.map((option) => verdict(option, form.dataset.kind));
    options.forEach((option, at) => show(option, verdicts[at], reasons[at]));
    form.dataset.state = ["wrong", "missed"].some((word) => verdicts.includes(word)) ? "wrong" : verdicts.find(Boolean);
    form.querySelector(".pv-again").hidden = form.dataset.state === "right";
    say(form, summary(form, verdicts), options.filter((_, at) => verdicts[at]));
  }

  function summary(form, verdicts) {
    if (form.dataset.state !== "wrong") return WORDS[form.dataset.state];
    if (form.dataset.kind === "one") return "Not yet.";
    const found = verdicts.filter((word) => word === "right").length;
    return `Not yet: ${found} of ${form.querySelectorAll("[data-right]").length} found.`;
  }

  function verdict(option, kind) {
    const right = "right" in option.dataset;
    if (!option.querySelector("input").checked) return right && kind === "several" ? "missed" : "";
    if (kind === "prediction") return "kept";
    return right ? "right" : "wrong";
  }

  function show(option, word, reason) {
    const feedback = option.querySelector(".pv-feedback");
    const input = option.querySelector("input");
    option.dataset.state = word;
    feedback.hidden = !word;
    if (!word) {
      feedback.replaceChildren();
      input.removeAttribute("aria-describedby");
      return;
    }
    feedback.replaceChildren(element("strong", WORDS[word]), " ", ...reason.cloneNode(true).childNodes);
    input.setAttribute("aria-describedby", feedback.id);
  }

  function unmark(form) {
    delete form.dataset.state;
    for (const option of form.querySelectorAll(".pv-option")) show(option, "");
    form.querySelector(".pv-again").hidden = true;
    say(form, "");
  }

  // The result is seen here; the feedback is seen beside its option, so here it is only heard.
  function say(form, text, options = []) {
    const heard = options.map((option) => option.textContent.trim()).join(" ");
    form.querySelector(".pv-result").replaceChildren(text, element("span", heard && ` ${heard}`, "pv-heard"));
  }

  function element(name, text, className = "") {
    const made = document.createElement(name);
    made.textContent = text;
    made.className = className;
    return made;
  }

  function restore(forms, answers) {
    for (const form of forms) {
      const ids = idsOf(answers, form.dataset.question);
      for (const input of form.querySelectorAll("input")) input.checked = ids.includes(input.value);
      if (chosen(form).length) mark(form);
    }
    return forms.some((form) => form.dataset.state);
  }

  function remind(recall, answers) {
    const ids = idsOf(answers, recall.dataset.question);
    const options = [...recall.querySelectorAll("[data-option]")];
    for (const option of options) option.hidden = !ids.includes(option.dataset.option);
    recall.querySelector(".pv-recall-none").hidden = options.some((option) => !option.hidden);
  }

  // What was stored may have been spoilt: whatever it is, it comes back as a list.
  function idsOf(answers, question) {
    return [answers[question] ?? []].flat();
  }

  // A browser may forbid storage (some do for file://); then answers last as long as the page.
  function memoryOf(name) {
    const key = `pvcourse.self-check.${name}`;
    return {
      read() {
        try {
          return JSON.parse(localStorage.getItem(key)) ?? {};
        } catch {
          return {};
        }
      },
      write(answers) {
        try {
          localStorage.setItem(key, JSON.stringify(answers));
        } catch {
          // Nothing to do: the learner loses no answer that is on the page.
        }
      },
    };
  }
})();

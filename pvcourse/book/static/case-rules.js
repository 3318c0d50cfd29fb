// What is open in a case, and its brief in words. Conditions, texts and limits come from the page's data, which the
// Python models wrote (pvcourse.models.roar_file); here they are only looked up, compared and filled in.
"use strict";
window.courseCase = (canvas) => {
  const RELATIONS = {
    "at least": (value, to) => value >= to,
    "more than": (value, to) => value > to,
    "less than": (value, to) => value < to,
    is: (value, to) => value === to,
    "is not": (value, to) => value !== to,
    "is one of": (value, words) => words.includes(value),
  };
  const PLACE = /\{([\w ]+)(?::([^}]*))?\}/g;
  const FORMATS = {
    g: (value) => String(Number(value.toPrecision(6))),
    ".0%": (value) => `${halfToEven(value * 100)}%`,
  };

  // As Python rounds: a half goes to the even neighbour.
  function halfToEven(value) {
    const rounded = Math.round(value);
    return Math.abs(value % 1) === 0.5 && rounded % 2 ? rounded - 1 : rounded;
  }

  const capital = (text) => text[0].toUpperCase() + text.slice(1);
  const fill = (template, values) =>
    template.replace(PLACE, (_, name, format) => (FORMATS[format] ?? String)(values[name]));

  function holds({ name, relation, to, other, plus }, values) {
    if (![name, other ?? name].every((needed) => Object.hasOwn(values, needed))) return false;
    const fixed = other === undefined;
    const against = fixed ? to : typeof values[other] === "number" ? values[other] + plus : values[other];
    return RELATIONS[relation](values[name], against);
  }
  const allHold = (conditions, values) => conditions.every((condition) => holds(condition, values));

  const fieldOf = (finding) => canvas.facts[finding.fact].field;
  const resultsAt = (given, field) =>
    given.findings.filter((finding) => fieldOf(finding) === field).length +
    given.kept.filter((result) => result.field === field).length;

  function counts(given, field) {
    const entries = given.entries.filter((entry) => entry.field === field);
    const said = entries.filter((entry) => entry.standing !== "unknown");
    return {
      entries: entries.length,
      said: said.length,
      "without source": said.filter((entry) => !entry.source.trim()).length,
      disputed: said.filter((entry) => entry.standing === "disputed").length,
      found: resultsAt(given, field),
    };
  }

  function gaps(given) {
    return Object.entries(canvas.fields).flatMap(([field, { prompt, lesson }]) => {
      const gap = canvas.gaps.find(({ when }) => allHold(when, counts(given, field)));
      return gap ? [{ field, gap: gap.name, text: gap.text, prompt, lesson }] : [];
    });
  }

  function contradictions(given) {
    const facts = Object.fromEntries(given.findings.map(({ fact, value }) => [fact, value]));
    const found = canvas.rules.filter(({ when }) => allHold(when, facts));
    return found.map(({ name, fields, reason }) => ({ name, fields, reason: fill(reason, facts) }));
  }

  function summary(given) {
    const fields = Object.keys(canvas.fields);
    const filled = fields.filter((field) => {
      const { entries, found } = counts(given, field);
      return entries + found > 0;
    });
    return fill(canvas.words.summary, {
      filled: filled.length,
      fields: fields.length,
      gaps: gaps(given).length,
      clashes: contradictions(given).length,
    });
  }

  // The brief, line by line, as pvcourse.models.roar_report lays it out.
  function outline(given) {
    const { words } = canvas;
    const heading = (text, level) => ({ kind: "heading", text, level });
    const paragraph = (text) => ({ kind: "paragraph", text });
    const items = (texts, otherwise) =>
      texts.length ? texts.map((text) => ({ kind: "item", text })) : [paragraph(otherwise)];
    const lines = [heading(given.title, 1), paragraph(summary(given))];
    for (const [question, { asks, challenge }] of Object.entries(canvas.questions)) {
      lines.push(heading(capital(question), 2));
      lines.push(paragraph(fill(words.question, { asks, challenge: challenge.toLowerCase() })));
      for (const [field, { prompt }] of Object.entries(canvas.fields)) {
        if (!field.startsWith(`${question}.`)) continue;
        lines.push(heading(prompt, 3), ...items(told(given, field), words.nothing));
      }
    }
    const missing = gaps(given).map(({ prompt, text, lesson }) => fill(words.gap, { prompt, gap: text, lesson }));
    const clashes = contradictions(given).map(({ name, reason }) => fill(words.clash, { name: capital(name), reason }));
    lines.push(heading(words.gaps, 2), ...items(missing, words.none));
    lines.push(heading(words.contradictions, 2), ...items(clashes, words.none), paragraph(words.note));
    return lines;
  }

  function told(given, field) {
    const { words } = canvas;
    const entries = given.entries.filter((entry) => entry.field === field);
    const findings = given.findings.filter((finding) => fieldOf(finding) === field);
    const kept = given.kept.filter((result) => result.field === field);
    return [
      ...entries.map(({ text, standing, source }) =>
        fill(words.entry, {
          text,
          standing,
          source: source.trim() ? fill(words.source, { source }) : words["no source"],
        }),
      ),
      ...findings.map(({ fact, text }) => fill(words.finding, { text, model: canvas.facts[fact].model })),
      ...kept.map((result) => fill(words.kept, result)),
    ];
  }

  // Reading a file: what is wrong, where, and what is allowed. The same checks as from_json makes in Python.

  function fail(message) {
    throw new Error(message);
  }

  function checkText(name, value) {
    if (typeof value !== "string" || !value.trim()) fail(`${name} is ${JSON.stringify(value) ?? "missing"}; give some text`);
  }

  function checkOneOf(name, value, allowed) {
    if (!allowed.includes(value)) fail(`${name} is ${JSON.stringify(value)}; choose one of: ${allowed.join(", ")}`);
  }

  function checkValue({ fact, value }) {
    const { words, low = -Infinity, high = Infinity } = canvas.facts[fact];
    if (words) return checkOneOf(fact, value, words);
    if (Number.isFinite(value) && value >= low && value <= high) return undefined;
    const span = [low > -Infinity && `at least ${low}`, high < Infinity && `at most ${high}`].filter(Boolean);
    return fail(`${fact} is ${JSON.stringify(value)}; give a number${span.length ? ` of ${span.join(" and ")}` : ""}`);
  }

  function mayBe(fact, value) {
    try {
      checkValue({ fact, value });
      return true;
    } catch {
      return false;
    }
  }

  const CHECKS = {
    entries(entry) {
      checkOneOf("the field", entry.field, Object.keys(canvas.fields));
      checkOneOf("the standing", entry.standing, canvas.standings);
      checkText("text", entry.text);
      if (typeof entry.source !== "string") fail(`source is ${JSON.stringify(entry.source)}; give text, or leave it out`);
    },
    findings(finding) {
      checkOneOf("the fact", finding.fact, Object.keys(canvas.facts));
      checkText("text", finding.text);
      checkValue(finding);
    },
    kept(result) {
      checkOneOf("the field", result.field, Object.keys(canvas.fields));
      checkText("figure", result.figure);
      checkText("words", result.words);
      if (typeof result.page !== "string") fail(`page is ${JSON.stringify(result.page)}; give text, or leave it out`);
      if (!isRecord(result.numbers)) fail("numbers is no list of values by name; give one, or leave it out");
    },
  };
  const DEFAULTS = { entries: { standing: canvas.standings[0], source: "" }, findings: {}, kept: { page: "", numbers: {} } };
  const isRecord = (value) => Object.prototype.toString.call(value) === "[object Object]";

  function checkedItem(part, item, number) {
    const known = canvas.columns[part];
    if (!isRecord(item) || !Object.keys(item).every((name) => known.includes(name))) {
      fail(`${part}, number ${number}: give only ${known.join(", ")}`);
    }
    const whole = { ...DEFAULTS[part], ...item };
    try {
      CHECKS[part](whole);
    } catch (error) {
      fail(`${part}, number ${number}: ${error.message}`);
    }
    return whole;
  }

  function checkOnce(part, names) {
    const twice = names.find((name, place) => names.indexOf(name) < place);
    if (twice) fail(`${part} has ${JSON.stringify(twice)} twice`);
  }

  function parsed(text) {
    if (text.length > canvas.longest) {
      fail(`the file has ${text.length} characters; a case file may have ${canvas.longest}`);
    }
    try {
      return JSON.parse(text);
    } catch {
      return fail("this is not a case file: it is not JSON");
    }
  }

  function read(text) {
    const given = parsed(text);
    if (given?.case_file !== canvas.version) fail(`this is not a case file: it has no "case_file": ${canvas.version}`);
    const allowed = ["case_file", ...Object.keys(CHECKS), "title"];
    const extra = Object.keys(given).find((name) => !allowed.includes(name));
    if (extra) fail(`the case file has ${JSON.stringify(extra)}; it may have: ${allowed.join(", ")}`);
    checkText("title", given.title);
    const made = { title: given.title };
    for (const part of Object.keys(CHECKS)) {
      const items = given[part] ?? [];
      if (!Array.isArray(items)) fail(`${part} is no list; give a list, or leave it out`);
      made[part] = items.map((item, place) => checkedItem(part, item, place + 1));
    }
    checkOnce("findings", made.findings.map(({ fact }) => fact));
    checkOnce("kept", made.kept.map(({ figure }) => figure));
    return made;
  }

  const write = (given) => `${JSON.stringify({ case_file: canvas.version, ...given }, null, 2)}\n`;

  return { capital, contradictions, gaps, mayBe, outline, read, summary, write };
};

// Draws an explorer's figure where it stands; the kernel says at which values. Vega's names come with the bundle.
async function render({ model, el }) {
  el.classList.add("pv-explorer");
  const stage = document.createElement("div");
  stage.setAttribute("aria-hidden", "true"); // the figure around it has the words
  const spec = { ...model.get("vega"), background: null };
  const view = new View(parse(spec), { renderer: "svg", container: stage, hover: true });

  async function show({ values, html }) {
    for (const [name, value] of Object.entries(values)) view.signal(name, value);
    await view.runAsync();
    const opened = [...el.querySelectorAll("details")].map((part) => part.open);
    el.innerHTML = html;
    el.querySelector("[role=img]").append(stage);
    el.querySelectorAll("details").forEach((part, i) => (part.open = opened[i] ?? part.open));
  }

  let last = show(model.get("shown"));
  const follow = () => (last = last.then(() => show(model.get("shown")))); // one after the other, in their order
  model.on("change:shown", follow);
  await last;
  return () => {
    model.off("change:shown", follow);
    view.finalize();
  };
}

export default { render };

// The elements, of those given, whose text has less contrast than 4.5 to 1. axe asks for this where it cannot tell: on
// pictures, where what counts is the shape drawn under the middle of a text, and in boxes that scroll.
(selectors) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (color) => {
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const mix = (over, under, share) => over.map((part, i) => part * share + under[i] * (1 - share));
  const luminance = (color) => {
    const [red, green, blue] = color
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (lighter + 0.05) / (darker + 0.05);
  };
  const background = (element) => {
    for (let box = element; box; box = box.parentElement) {
      const color = getComputedStyle(box).backgroundColor;
      if (color !== "rgba(0, 0, 0, 0)") return rgb(color);
    }
    return [255, 255, 255];
  };
  const shareOf = (style) => style.fillOpacity * style.opacity;

  function drawnUnder(text) {
    const box = text.getBoundingClientRect();
    const middle = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2);
    let color = background(text.ownerSVGElement);
    for (const shape of text.ownerSVGElement.querySelectorAll("path, rect, circle")) {
      const style = getComputedStyle(shape);
      const isBefore = shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (!isBefore || shape.closest("clipPath, defs") || style.fill === "none" || !shareOf(style)) continue;
      if (!shape.isPointInFill(middle.matrixTransform(shape.getScreenCTM().inverse()))) continue;
      color = mix(rgb(style.fill), color, shareOf(style));
    }
    return color;
  }

  return selectors
    .map((selector) => document.querySelector(selector))
    .filter((element) => element.textContent.trim())
    .map((element) => {
      const style = getComputedStyle(element);
      const isDrawn = Boolean(element.ownerSVGElement);
      const under = isDrawn ? drawnUnder(element) : background(element);
      const letters = isDrawn ? mix(rgb(style.fill), under, shareOf(style)) : rgb(style.color);
      return [element.textContent, contrast(letters, under).toFixed(2), `${letters} on ${under}`];
    })
    .filter(([, found]) => found < 4.5);
}

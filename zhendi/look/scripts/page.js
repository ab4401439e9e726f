// What the other parts share: every element of a selector, and whether a place is in traditional characters. ES5.
function each(selector, act) { Array.prototype.forEach.call(document.querySelectorAll(selector), act); }
function hant(element) { return (element.closest ? element.closest("[lang]") : root).lang === "zh-Hant"; }

/* What went wrong lately, for whoever looks at the overlay. */
var Journal = (function () {
  var MOST = 20;
  var notes = [];

  function note(text) {
    notes.push({ at: Date.now() / 1000, text: String(text).slice(0, 200) });
    if (notes.length > MOST) { notes.shift(); }
  }

  function last(count) {
    return notes.slice(-count);
  }

  return { note: note, last: last };
})();

// Quoting: where the words stand in a result, and the piece of its text that shows them.
var BEFORE = 16, LENGTH = 92;

// [first, last] of the characters of every place where a word stands in a text that is folded already.
function places(folded, word) {
  var found = [], at = folded.text.indexOf(word.text);
  while (at >= 0) {
    found.push([folded.places[at], folded.places[at + word.text.length - 1]]);
    at = folded.text.indexOf(word.text, at + word.text.length);
  }
  return found;
}

function passage(text, words) {
  var folded = folding(text), found = words.map(function (word) { return places(folded, word); });
  return passed(folded.chars, found);
}

// `holds` says of each word whether it stands here.
function passed(each, found) {
  return { chars: each, spans: [].concat.apply([], found), holds: found.map(function (one) { return one.length > 0; }) };
}

function titled(row, words) {
  var told = passage(row.title, words);
  words.forEach(function (word, place) {
    var read = word.letters && readAs(word.letters, row.title, row.sounds);
    if (read) { told.spans.push(read); told.holds[place] = true; }
  });
  return told;
}

// Names and labels that are read as the letters are looked for in the text as they are written.
function named(row, words) {
  return words.map(function (word) {
    var name = word.letters && Object.keys(row.read).filter(function (one) {
      return readAs(word.letters, one, row.read[one]);
    })[0];
    return name ? { text: fold(name), letters: "" } : word;
  });
}

function lines(text) { return text ? text.split("\n") : []; }

function sum(holds) { return holds.filter(Boolean).length; }

function fullest(passages) {
  return passages.reduce(function (best, one) { return sum(one.holds) > sum(best.holds) ? one : best; });
}

// A result's title, the passage of its prose that holds most of the words, a note that holds what that does not, and
// whether every word stands in one place somewhere.
function quoted(row, words) {
  var looked = named(row, words), title = titled(row, words), prose, notes, best, note, left;
  function read(line) { return passage(line, looked); }
  prose = lines(row.prose).map(read);
  notes = lines(row.names).concat(lines(row.notes)).map(read);
  best = prose.length ? fullest(prose) : read("");
  left = looked.map(function (word, place) { return !best.holds[place] && !title.holds[place]; });
  note = notes.filter(function (one) { return one.holds.some(function (has, place) { return has && left[place]; }); })[0];
  return {
    words: looked,
    title: title,
    passage: best,
    note: note,
    whole: looked.every(function (word, place) {
      return [title].concat(prose, notes).some(function (one) { return one.holds[place]; });
    })
  };
}

// The characters around the first span, from the beginning of a clause where one is near.
function clipped(told) {
  var spans = told.spans.slice().sort(function (one, other) { return one[0] - other[0]; });
  var first = spans.length ? Math.max(0, spans[0][0] - BEFORE) : 0, place;
  for (place = first; spans.length && first && place < spans[0][0]; place += 1) {
    if (/[\uff0c\u3002\uff1b\uff1a\u3001\uff01\uff1f]/.test(told.chars[place])) { first = place + 1; break; }
  }
  return { from: first, to: Math.min(told.chars.length, first + LENGTH) };
}

// Fill an element with characters, those of the spans marked.
function write(element, told, from, to) {
  var on = [], place, begins = from;
  told.spans.forEach(function (span) { for (place = span[0]; place <= span[1]; place += 1) { on[place] = true; } });
  if (from > 0) { element.appendChild(document.createTextNode("\u2026")); }
  for (place = from + 1; place <= to; place += 1) {
    if (place === to || !on[place] !== !on[begins]) {
      element.appendChild(piece(told.chars.slice(begins, place).join(""), on[begins]));
      begins = place;
    }
  }
  if (to < told.chars.length) { element.appendChild(document.createTextNode("\u2026")); }
}

function piece(text, marked) {
  var mark = document.createElement("mark"), node = document.createTextNode(text);
  if (marked) { mark.appendChild(node); }
  return marked ? mark : node;
}

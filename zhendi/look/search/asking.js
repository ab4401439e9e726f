// Asking: what a query needs of the index, and which documents answer it, the best first.
var MOST_GRAMS = 8;

// A query's words. Of each its folded text, and its letters where it may be the reading of Chinese.
function wordsOf(query) {
  var seen = {};
  return query.split(/\s+/).map(fold).filter(function (text) {
    var is_new = text && !seen.hasOwnProperty("w" + text);
    seen["w" + text] = true;
    return is_new;
  }).slice(0, MOST_GRAMS).map(function (text) {
    var letters = text.replace(/\u00fc/g, "v").replace(/([nl])ve/g, "$1ue");
    return { text: text, grams: gramsOf(text), letters: /^[a-z]+$/.test(letters) ? letters : "" };
  });
}

// A word's pairs, or the one character that it is. Of a long word some, spread over it: they find no less.
function gramsOf(text) {
  var each = chars(text), last = each.length - 2, taken = Math.min(last, MOST_GRAMS), found = [], number, place;
  if (last < 0) { return [text]; }
  for (number = 0; number <= taken; number += 1) {
    place = taken ? Math.round(number * last / taken) : 0;
    found.push(each[place] + each[place + 1]);
  }
  return found;
}

function pieces(sign, letters, length) {
  var found = [], place;
  for (place = 0; place + length <= letters.length; place += 1) { found.push(sign + letters.substr(place, length)); }
  return found;
}

// The ways in which letters may be how something is read: lists of keys that must all be there.
function readingKeys(letters) {
  var whole = letters.length < 3 ? ["'" + letters] : pieces("'", letters, 3);
  return letters ? [whole].concat(letters.length > 1 ? [pieces("*", letters, 2)] : []) : [];
}

// The pair between two words that follow one another.
function joints(words) {
  return words.slice(1).map(function (word, place) {
    var before = chars(words[place].text);
    return before[before.length - 1] + chars(word.text)[0];
  });
}

function keysOf(words) {
  var keys = joints(words);
  words.forEach(function (word) {
    keys = keys.concat(word.grams);
    readingKeys(word.letters).forEach(function (way) { keys = keys.concat(way); });
  });
  return keys;
}

// `lookup` gives a key's value in the index. Part 0 of a value is where it stands at all, part 1 where in titles and names.
function every(keys, part, lookup) {
  return keys.map(function (key) {
    return numbers((lookup(key) || "").split(" ")[part] || "");
  }).sort(function (one, other) { return one.length - other.length; }).reduce(both);
}

function answer(word, lookup) {
  var anywhere = every(word.grams, 0, lookup), foremost = every(word.grams, 1, lookup);
  readingKeys(word.letters).forEach(function (way) {
    anywhere = either(anywhere, every(way, 0, lookup));
    foremost = either(foremost, every(way, 1, lookup));
  });
  return { anywhere: anywhere, foremost: foremost };
}

// The numbers of the documents that answer all words: those that bear them in titles and names first, places before
// what happened there; then those in which the words follow one another; then the newest.
function answers(words, lookup, is_place) {
  var found = words.map(function (word) { return answer(word, lookup); }), worth = {};
  var all = found.map(function (one) { return one.anywhere; }).reduce(both);
  all.forEach(function (number) { worth[number] = 0; });
  function add(list, more) {
    list.forEach(function (number) { if (worth.hasOwnProperty(number)) { worth[number] += more; } });
  }
  found.forEach(function (one) { add(one.foremost, 100); });
  joints(words).forEach(function (gram) { add(every([gram], 0, lookup), 1); });
  all.forEach(function (number) { if (worth[number] >= 100 && is_place(number)) { worth[number] += 1000; } });
  return all.sort(function (one, other) { return worth[other] - worth[one] || other - one; });
}

// Where nothing answers to all words: the longest parts of each, from left to right, that something answers to.
function nearest(words, lookup) {
  var found = {}, best = [];
  words.forEach(function (word) {
    (word.letters ? counted(word.text, answer(word, lookup).anywhere) : partsOf(chars(word.text), lookup)).forEach(function (part) {
      if (!found.hasOwnProperty("w" + part.text)) { best.push(part); }
      found["w" + part.text] = true;
    });
  });
  return best.slice(0, 4);
}

function partsOf(each, lookup) {
  var length, place, part;
  for (length = Math.min(each.length, MOST_GRAMS); length > 1; length -= 1) {
    for (place = 0; place + length <= each.length; place += 1) {
      part = partOf(each.slice(place, place + length).join(""), lookup);
      if (part.length) {
        return partsOf(each.slice(0, place), lookup).concat(part, partsOf(each.slice(place + length), lookup));
      }
    }
  }
  return [];
}

function partOf(text, lookup) { return counted(text, every(gramsOf(text), 0, lookup)); }

function counted(text, found) { return found.length ? [{ text: text, count: found.length }] : []; }

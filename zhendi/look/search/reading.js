// Reading: where letters that were typed are how a title or a name is read, in full or by initials.

// `sounds` are the syllables of a text's Chinese characters, one after another, apart by spaces.
function readingOf(text, sounds) {
  var each = chars(text), told = { letters: "", of: [], initials: "", begins: [] }, syllables = sounds.split(" ");
  each.forEach(function (char, place) {
    var sound, letter;
    if (!HAN.test(char)) { return; }
    sound = syllables.shift() || "";
    for (letter = 0; letter < sound.length; letter += 1) { told.of.push(place); }
    if (sound) { told.begins.push(place); }
    told.letters += sound;
    told.initials += sound.charAt(0);
  });
  return told;
}

// The places of the first and the last character that the letters read, or null. One or two letters begin a syllable.
function readAs(letters, text, sounds) {
  var told = readingOf(text, sounds), last = letters.length - 1, at = told.letters.indexOf(letters), found = -1;
  while (at >= 0) {
    if (told.of[at] !== told.of[at - 1] && (last > 1 || told.of[at] === told.of[at + last])) { found = at; break; }
    if (last > 1 && found < 0) { found = at; }
    at = told.letters.indexOf(letters, at + 1);
  }
  if (found >= 0) { return [told.of[found], told.of[found + last]]; }
  at = told.initials.indexOf(letters);
  return at < 0 ? null : [told.begins[at], told.begins[at + last]];
}

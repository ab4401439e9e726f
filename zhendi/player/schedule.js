/* What plays when: zhendi/playback in the browser, held to the same answers by tests/playback/cases.json.
   A moment is in whole seconds since 1970; days, weekdays and hours are those of UTC+8 wherever the device thinks it is. */
var Schedule = (function () {
  var CHINA = 8 * 3600;
  var WHOLE_DAY = [[0, 1440]];

  /* Whether a moment lies in the hours of these weekdays. A window past midnight belongs to the day it starts. */
  function within(hours, at, weekdays) {
    var minutes = Math.floor((at + CHINA) / 60);
    var day = Math.floor(minutes / 1440);
    var minute = minutes - day * 1440;
    var today = weekday(day);
    var yesterday = weekday(day - 1);
    return some(hours && hours.length ? hours : WHOLE_DAY, function (window) {
      if (window[0] < window[1]) {
        return on(weekdays, today) && window[0] <= minute && minute < window[1];
      }
      return (on(weekdays, today) && minute >= window[0]) || (on(weekdays, yesterday) && minute < window[1]);
    });
  }

  /* 1 is Monday; day 0, 1 January 1970, was a Thursday. */
  function weekday(day) {
    return (((day + 3) % 7) + 7) % 7 + 1;
  }

  function on(weekdays, weekday) {
    return !weekdays || !weekdays.length || weekdays.indexOf(weekday) >= 0;
  }

  function some(list, test) {
    return list.filter(test).length > 0;
  }

  function eligible(slide, at) {
    var begun = slide.from === null || slide.from <= at;
    var over = slide.until !== null && slide.until <= at;
    return begun && !over && within(slide.hours, at, slide.weekdays);
  }

  /* The manifest's slides as the parts that take turns: an entry with all its slides, or one slogan or title card. */
  function partsOf(slides) {
    var parts = [];
    slides.forEach(function (slide) {
      var last = parts[parts.length - 1];
      if (last && slide.entry !== null && last.slides[0].entry === slide.entry) {
        last.slides.push(slide);
      } else {
        parts.push({ id: slide.entry || slide.id, number: parts.length, tier: slide.tier, slides: [slide] });
      }
    });
    return parts;
  }

  /* One round: each normal once and each high h times, the high ones spread evenly. */
  function roundOf(high, normal) {
    var times = 0;
    if (high.length) {
      times = normal.length <= high.length ? 1 : Math.max(2, Math.ceil(normal.length / (3 * high.length)));
    }
    var share = times * high.length;
    var length = normal.length + share;
    var round = [];
    for (var n = 0, highs = 0; n < length; n++) {
      if (Math.floor(((n + 1) * share) / length) > Math.floor((n * share) / length)) {
        round.push(high[highs++ % high.length]);
      } else {
        round.push(normal[n - highs]);
      }
    }
    return round;
  }

  function place(part, slide, rest, turns) {
    return { part: part, slide: slide, rest: rest, turns: turns };
  }

  /* The first of those able that stands after the last that had a turn, going round. */
  function inTurn(parts, sort, able, turns) {
    var ids = parts.map(function (part) { return part.id; });
    var passed = turns[sort] === undefined ? 0 : ids.indexOf(turns[sort]) + 1;
    var chosen = null;
    able.forEach(function (part) {
      if (!chosen || ahead(part) < ahead(chosen)) { chosen = part; }
    });
    return { part: chosen, turns: chosen ? noted(turns, sort, chosen.id) : turns };

    function ahead(part) {
      return (part.number - passed + parts.length) % parts.length;
    }
  }

  function noted(turns, sort, id) {
    var after = { emergency: turns.emergency, spacer: turns.spacer };
    after[sort] = id;
    return after;
  }

  function ofTier(parts, tier) {
    return parts.filter(function (part) { return part.tier === tier; });
  }

  /* The parts of a new round, in order, and who has had a turn then. */
  function newRound(parts, able, turns) {
    var planned = roundOf(ofTier(able, 'high'), ofTier(able, 'normal'));
    var spacers = ofTier(able, 'spacer');
    var closing = inTurn(parts, 'spacer', planned.length ? spacers : spacers.concat(ofTier(able, 'filler')), turns);
    return { parts: planned.concat(closing.part ? [closing.part] : []), turns: closing.turns };
  }

  function never() {
    return false;
  }

  /* What a screen plays from. `next` says what follows a place at a moment: its `slide` is null while the screen is dark
     and where there is nothing to show. A screen that cannot trust its clock knows neither its hours nor of emergencies.
     `dropped` tells of a slide whether it is to be passed over, as if the manifest did not hold it. */
  function of(manifest) {
    var parts = partsOf(manifest.slides);

    function lit(at, trusted) {
      return !trusted || within(manifest.hours, at);
    }

    function next(from, at, trusted, dropped) {
      if (!lit(at, trusted)) { return place(null, null, [], from.turns); }
      var able = parts.filter(function (part) { return eligible(part.slides[0], at) && slideOf(part, 0); });
      var alarms = trusted ? ofTier(able, 'emergency') : [];
      able = alarms.length ? alarms : able.filter(function (part) { return part.tier !== 'emergency'; });
      if (from.part && able.indexOf(from.part) >= 0) {
        var more = slideOf(from.part, from.part.slides.indexOf(from.slide) + 1);
        if (more) { return place(from.part, more, from.rest, from.turns); }
      }
      if (alarms.length) {
        var alarm = inTurn(parts, 'emergency', alarms, from.turns);
        return begin([alarm.part], alarm.turns);
      }
      var rest = from.rest;
      while (rest.length && able.indexOf(rest[0]) < 0) { rest = rest.slice(1); }
      if (rest.length) { return begin(rest, from.turns); }
      var round = newRound(parts, able, from.turns);
      return begin(round.parts, round.turns);

      function slideOf(part, first) {
        return part.slides.slice(first).filter(function (slide) { return !(dropped || never)(slide); })[0];
      }

      function begin(round, turns) {
        return round.length ? place(round[0], slideOf(round[0], 0), round.slice(1), turns) : place(null, null, [], turns);
      }
    }

    return { lit: lit, next: next };
  }

  return { START: place(null, null, [], {}), eligible: eligible, of: of };
})();

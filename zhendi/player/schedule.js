/* What plays when: zhendi/playback in the browser, held to the same answers by tests/playback/cases.json.
   A moment is in whole seconds since 1970; days, weekdays and hours are those of UTC+8 wherever the device thinks it is. */
var Schedule = (function () {
  var CHINA = 8 * 3600;
  var DAY = 86400;
  var EMPTY = 60; /* seconds until a screen that has nothing at all to show looks again */
  var WHOLE_DAY = [[0, 1440]];
  var START = place(null, null, [], [], {});

  /* Whether a moment lies in the hours of these weekdays. A window past midnight belongs to the day it starts. */
  function within(hours, at, weekdays) {
    var day = Math.floor((at + CHINA) / DAY);
    var minute = Math.floor((at + CHINA - day * DAY) / 60);
    var today = on(weekdays, day);
    var yesterday = on(weekdays, day - 1);
    return (hours && hours.length ? hours : WHOLE_DAY).some(function (window) {
      if (window[0] < window[1]) { return today && window[0] <= minute && minute < window[1]; }
      return (today && minute >= window[0]) || (yesterday && minute < window[1]);
    });
  }

  /* Whether a day, counted from 1970, is one of these weekdays: 1 is Monday, and day 0 was a Thursday. */
  function on(weekdays, day) {
    return !weekdays || !weekdays.length || weekdays.indexOf((((day + 3) % 7) + 7) % 7 + 1) >= 0;
  }

  function eligible(slide, at) {
    var begun = slide.from === null || slide.from <= at;
    var over = slide.until !== null && slide.until <= at;
    return begun && !over && ((!slide.hours && !slide.weekdays) || within(slide.hours, at, slide.weekdays));
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

  /* Where a screen stands: the part and slide that play, the round's parts and those left of it, and who played last
     among emergencies, and among spacers, which fillers join when nothing else plays. */
  function place(part, slide, round, rest, turns) {
    return { part: part, slide: slide, round: round, rest: rest, turns: turns };
  }

  function noted(turns, part) {
    if (part.tier === 'high' || part.tier === 'normal') { return turns; }
    var alarm = part.tier === 'emergency';
    return { emergency: alarm ? part.id : turns.emergency, spacer: alarm ? turns.spacer : part.id };
  }

  /* What a screen plays from. A screen that cannot trust its clock knows neither its hours nor of emergencies. */
  function of(manifest) {
    var parts = partsOf(manifest.slides);
    var tiers = { emergency: [], high: [], normal: [], spacer: [], filler: [] };
    parts.forEach(function (part) { (tiers[part.tier] || []).push(part); });

    function lit(at, trusted) {
      return !trusted || within(manifest.hours, at);
    }

    /* What follows a place at a moment: its `slide` is null while the screen is dark and where there is nothing to show.
       `dropped` tells of a slide whether it is to be passed over, as if the manifest did not hold it. Only a new round
       looks at every part. */
    function next(from, at, trusted, dropped) {
      if (!lit(at, trusted)) { return place(null, null, [], [], from.turns); }
      var alarmed = trusted ? tiers.emergency.filter(able) : [];
      var more = from.part && goesOn(from.part) ? slideOf(from.part, from.part.slides.indexOf(from.slide) + 1) : null;
      if (more) { return place(from.part, more, from.round, from.rest, from.turns); }
      if (alarmed.length) { return begin(firstInTurn('emergency', alarmed)); }
      for (var n = 0; n < from.rest.length; n++) {
        if (able(from.rest[n])) { return begin(from.round, from.rest.slice(n)); }
      }
      return begin(newRound());

      function slideOf(part, first) {
        for (var n = first; n < part.slides.length; n++) {
          if (!dropped || !dropped(part.slides[n])) { return part.slides[n]; }
        }
        return null;
      }

      function able(part) {
        return eligible(part.slides[0], at) && slideOf(part, 0) !== null;
      }

      function goesOn(part) {
        return part.tier === 'emergency' ? alarmed.indexOf(part) >= 0 : !alarmed.length && able(part);
      }

      function begin(round, left) {
        var rest = left || round;
        if (!rest.length) { return place(null, null, [], [], from.turns); }
        return place(rest[0], slideOf(rest[0], 0), round, rest.slice(1), noted(from.turns, rest[0]));
      }

      function newRound() {
        var planned = roundOf(tiers.high.filter(able), tiers.normal.filter(able));
        return planned.concat(firstInTurn('spacer', planned.length ? tiers.spacer.filter(able) : parts.filter(idle)));
      }

      function idle(part) {
        return part.tier !== 'emergency' && able(part);
      }

      /* The first of those that stands after the last that had a turn, going round; none of none. */
      function firstInTurn(sort, those) {
        var last = parts.filter(function (part) { return part.id === from.turns[sort]; })[0];
        var after = those.filter(function (part) { return last && part.number > last.number; });
        return (after.length ? after : those).slice(0, 1);
      }
    }

    /* The parts that may take turns at a moment: emergencies alone where there are any, else everything eligible. */
    function ableAt(at) {
      var those = parts.filter(function (part) { return eligible(part.slides[0], at); });
      var alarmed = those.filter(function (part) { return part.tier === 'emergency'; });
      return alarmed.length ? alarmed : those;
    }

    /* The first moment after this one at which the screen goes dark or comes on. */
    function switchAfter(at) {
      var midnight = Math.floor((at + CHINA) / DAY) * DAY - CHINA;
      var first = Infinity;
      (manifest.hours || []).forEach(function (window) {
        [window[0], window[1], window[0] + 1440, window[1] + 1440].forEach(function (minute) {
          var edge = midnight + minute * 60;
          if (edge > at && edge < first && lit(edge, true) !== lit(at, true)) { first = edge; }
        });
      });
      return first;
    }

    /* All that a screen shows from a moment on: a function that gives one showing after another, each with its `at`, the
       `until` that ends it, and its place. */
    function plan(start, trusted) {
      var from = START;
      var at = start;
      var edge = start;
      return function () {
        if (trusted && at >= edge) { edge = switchAfter(at); }
        from = next(from, trusted ? at : start, trusted);
        var stays = from.slide ? from.slide.seconds : lit(at, trusted) ? EMPTY : DAY;
        var showing = { at: at, until: trusted ? Math.min(at + stays, edge) : at + stays, place: from };
        at = showing.until;
        return showing;
      };
    }

    return { lit: lit, ableAt: ableAt, next: next, plan: plan };
  }

  return { START: START, eligible: eligible, of: of };
})();

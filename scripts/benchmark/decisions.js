/* A player's schedule as one writes it first: at every change it looks at every slide again. The same answers. */
var Plain = (function () {
  function eligible(slide, at) {
    var here = new Date((at + 8 * 3600) * 1000);
    var minute = here.getUTCHours() * 60 + here.getUTCMinutes();
    var today = here.getUTCDay() || 7;
    var yesterday = today === 1 ? 7 : today - 1;
    if (slide.from !== null && at < slide.from) { return false; }
    if (slide.until !== null && at >= slide.until) { return false; }
    return (slide.hours || [[0, 1440]]).filter(function (window) {
      var on = !slide.weekdays || slide.weekdays.indexOf(today) >= 0;
      var before = !slide.weekdays || slide.weekdays.indexOf(yesterday) >= 0;
      if (window[0] < window[1]) { return on && minute >= window[0] && minute < window[1]; }
      return (on && minute >= window[0]) || (before && minute < window[1]);
    }).length > 0;
  }

  function entries(slides) {
    var found = [];
    var known = {};
    slides.forEach(function (slide) {
      var id = slide.entry || slide.id;
      if (!known[id]) { found.push(known[id] = { id: id, tier: slide.tier, slides: [] }); }
      known[id].slides.push(slide);
    });
    return found;
  }

  function round(able) {
    var high = able.filter(function (entry) { return entry.tier === 'high'; });
    var normal = able.filter(function (entry) { return entry.tier === 'normal'; });
    var times = !high.length ? 0 : normal.length <= high.length ? 1 : Math.max(2, Math.ceil(normal.length / (3 * high.length)));
    var all = normal.length + times * high.length;
    var planned = [];
    for (var n = 0, highs = 0; n < all; n++) {
      var turn = Math.floor(((n + 1) * times * high.length) / all) > Math.floor((n * times * high.length) / all);
      planned.push(turn ? high[highs++ % high.length] : normal[n - highs]);
    }
    return planned;
  }

  /* `state` holds what is left of the round, by entry id, and what plays: `{ left, entry, number }`. */
  function next(manifest, state, at) {
    var able = entries(manifest.slides.filter(function (slide) { return eligible(slide, at); }));
    var ids = able.map(function (entry) { return entry.id; });
    var playing = able[ids.indexOf(state.entry)];
    if (playing && state.number + 1 < playing.slides.length) {
      return { left: state.left, entry: state.entry, number: state.number + 1, slide: playing.slides[state.number + 1] };
    }
    var left = state.left.filter(function (id) { return ids.indexOf(id) >= 0; });
    if (!left.length) { left = round(able).map(function (entry) { return entry.id; }); }
    return { left: left.slice(1), entry: left[0], number: 0, slide: able[ids.indexOf(left[0])].slides[0] };
  }

  return { next: next };
})();

/* What a reader meets on a page, measured: every piece of text, every target, every paragraph. */
window.measuring = (function () {
  var CLIPPED = '.vh, .skip, [hidden]';

  function shown(element) {
    if (element.closest(CLIPPED)) { return false; }
    return element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  }

  function told(element) {
    var within = element.closest('[class]');
    return (within ? within.tagName + '.' + within.className : element.tagName) + ' ' + element.textContent.trim().slice(0, 16);
  }

  /* The elements that hold text of their own, drawn text before and after them included. */
  function speaking() {
    return Array.from(document.body.querySelectorAll('*')).filter(function (element) {
      if (element.closest('script, style, noscript') || !shown(element)) { return false; }
      return Array.from(element.childNodes).some(function (node) { return node.nodeType === 3 && node.data.trim(); });
    });
  }

  function drawn() {
    var found = [];
    document.body.querySelectorAll('*').forEach(function (element) {
      if (!shown(element)) { return; }
      ['::before', '::after'].forEach(function (place) {
        var style = getComputedStyle(element, place);
        if (/^"[^"\s]/.test(style.content) || /^counter/.test(style.content)) {
          found.push([told(element) + place, parseFloat(style.fontSize)]);
        }
      });
    });
    return found;
  }

  function sized(element) { return [told(element), parseFloat(getComputedStyle(element).fontSize)]; }

  function sizes() { return speaking().map(sized).concat(drawn()); }

  /* What is read, not glanced at: the blocks of the main part that hold a sentence. */
  function sentences(small) {
    return speaking().filter(function (element) {
      var own = Array.from(element.childNodes).map(function (node) { return node.nodeType === 3 ? node.data : ''; }).join('').trim();
      return element.closest('main') && !element.closest(small) && (own.length > 20 || /[。！？]/.test(own));
    }).map(sized);
  }

  /* A link that covers its card is as large as the card. */
  function box(element) {
    var cover = getComputedStyle(element, '::after');
    if (cover.content !== 'none' && cover.position === 'absolute') {
      var held = element;
      do { held = held.parentElement; } while (getComputedStyle(held).position === 'static');
      return held.getBoundingClientRect();
    }
    return element.getBoundingClientRect();
  }

  /* WCAG leaves out what stands within a sentence. */
  function inSentence(element) {
    var held = element;
    while (getComputedStyle(held).display === 'inline') { held = held.parentElement; }
    return held !== element && Array.from(held.childNodes).some(function (node) {
      return node.nodeType === 3 && /[^\s，。：、；（）]/.test(node.data);
    });
  }

  function targets(least) {
    var all = document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select, textarea, [tabindex="0"]');
    return Array.from(all).filter(function (e) { return shown(e) && !inSentence(e); }).map(function (e) {
      var held = box(e);
      return [told(e), Math.round(held.width * 10) / 10, Math.round(held.height * 10) / 10];
    }).filter(function (held) { return held[1] < least || held[2] < least; });
  }

  /* Paragraphs of running text: line height over size, and distance between paragraphs over line height. */
  function lines() {
    var found = [];
    document.querySelectorAll('main p, main li, main dd').forEach(function (element) {
      if (!shown(element) || !Array.from(element.childNodes).some(function (n) { return n.nodeType === 3 && n.data.trim(); })) { return; }
      var style = getComputedStyle(element);
      found.push([told(element), parseFloat(style.lineHeight) / parseFloat(style.fontSize)]);
    });
    return found;
  }

  function spacings() {
    return Array.from(document.querySelectorAll('.prose > p + p, .md-typeset p + p')).map(function (element) {
      var style = getComputedStyle(element), before = getComputedStyle(element.previousElementSibling);
      var gap = Math.max(parseFloat(style.marginTop), parseFloat(before.marginBottom));
      return [told(element), (parseFloat(style.lineHeight) + gap) / parseFloat(style.lineHeight)];
    });
  }

  /* The boxes of the lines of an element's own text. */
  function linesOf(element) {
    var found = [];
    element.childNodes.forEach(function (node) {
      if (node.nodeType !== 3 || !node.data.trim()) { return; }
      var range = document.createRange();
      range.selectNodeContents(node);
      found = found.concat(Array.from(range.getClientRects()));
    });
    return found;
  }

  /* What reaches beyond the window, and text that its box cuts off. */
  function wide() {
    var width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) { return []; }
    return ['wide as ' + document.documentElement.scrollWidth].concat(speaking().filter(function (element) {
      return linesOf(element).some(function (line) { return line.right > width + 1; });
    }).map(told));
  }

  function clipped() {
    return speaking().filter(function (element) {
      if (element.closest('[aria-hidden=true]')) { return false; }
      for (var held = element; held && held !== document.body; held = held.parentElement) {
        var style = getComputedStyle(held);
        if (style.overflowX === 'hidden' && style.textOverflow !== 'ellipsis' && held.scrollWidth > held.clientWidth + 1) { return true; }
        if (style.overflowY === 'hidden' && held.scrollHeight > held.clientHeight + 3 && held.clientHeight > 0) { return true; }
        if (style.overflowX !== 'visible') { return false; }
      }
      return false;
    }).map(told);
  }

  function overlaps() {
    var boxes = [];
    speaking().forEach(function (element) {
      linesOf(element).forEach(function (r) {
        var slack = r.height * 0.22;
        boxes.push({ e: element, l: r.left + 1, r: r.right - 1, t: r.top + slack, b: r.bottom - slack });
      });
    });
    var found = [];
    boxes.forEach(function (a, i) {
      for (var k = i + 1; k < boxes.length; k += 1) {
        var b = boxes[k];
        if (a.e !== b.e && a.l < b.r && b.l < a.r && a.t < b.b && b.t < a.b) { found.push(told(a.e) + ' / ' + told(b.e)); }
      }
    });
    return found;
  }

  function luminance(colour) {
    var parts = colour.map(function (v) { v /= 255; return v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4); });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  }

  function colour(text) {
    var numbers = text.match(/[\d.]+/g).map(Number);
    return { parts: numbers.slice(0, 3), alpha: numbers.length > 3 ? numbers[3] : 1 };
  }

  /* The grounds a text may lie on: one colour, or every stop of the gradient under it; null over a drawing. */
  function grounds(element) {
    for (; element; element = element.parentElement) {
      var style = getComputedStyle(element);
      if (element.matches('.hero, .say')) { return null; }
      if (/gradient/.test(style.backgroundImage)) { return style.backgroundImage.match(/rgba?\([^)]*\)/g).map(colour).map(function (c) { return c.parts; }); }
      if (colour(style.backgroundColor).alpha === 1) { return [colour(style.backgroundColor).parts]; }
    }
    return [[255, 255, 255]];
  }

  function faint(least, large, leastLarge) {
    return speaking().filter(function (e) { return !e.closest('[aria-hidden=true], .stars'); }).map(function (element) {
      var style = getComputedStyle(element), under = grounds(element), ink = luminance(colour(style.color).parts);
      var ratio = Math.min.apply(null, (under || [[ink > 0.5 ? 0 : 255, 0, 0]]).map(function (ground) {
        var other = luminance(ground);
        return (Math.max(ink, other) + 0.05) / (Math.min(ink, other) + 0.05);
      }));
      return under ? [told(element), Math.round(ratio * 100) / 100, parseFloat(style.fontSize)] : null;
    }).filter(function (held) { return held && held[1] < (held[2] >= large ? leastLarge : least); });
  }

  return { sizes: sizes, sentences: sentences, targets: targets, lines: lines, spacings: spacings, wide: wide, clipped: clipped, overlaps: overlaps, faint: faint };
})();

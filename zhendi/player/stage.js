/* The picture itself: two layers, of which one shows while the next slide is loaded and decoded in the other. Beneath
   them lies the title card that is built into the page, so that taking both away never leaves a blank screen. */
var Stage = (function () {
  var FADE = 600; /* milliseconds, as in the style */
  var PATIENCE = 20; /* seconds until a slide that will not load is given up */
  var STALL = 10; /* seconds a video may stand still */
  /* Where the picture stands, one step a slide, so that no edge burns in. Whole pixels keep it sharp. */
  var SHIFTS = [[0, 0], [1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0], [-1, -1], [0, -1], [1, -1]];

  function patiently(promise, seconds, message) {
    return new Promise(function (done, failed) {
      var timer = setTimeout(function () { failed(new Error(message)); }, seconds * 1000);
      promise.then(
        function (value) { clearTimeout(timer); done(value); },
        function (problem) { clearTimeout(timer); failed(problem); }
      );
    });
  }

  function after(milliseconds) {
    return new Promise(function (done) { setTimeout(done, milliseconds); });
  }

  function picture(url) {
    var image = new Image();
    var loaded = new Promise(function (done, failed) {
      image.onload = function () { done(image); };
      image.onerror = function () { failed(new Error('画面打不开')); };
      image.src = url;
    });
    return loaded.then(function () {
      return image.decode ? image.decode() : null;
    }).then(function () { return image; }, function () { throw new Error('画面打不开'); });
  }

  function film(url) {
    var video = document.createElement('video');
    video.muted = true;
    video.setAttribute('muted', '');
    video.setAttribute('playsinline', '');
    video.preload = 'auto';
    return new Promise(function (done, failed) {
      video.oncanplay = function () { done(video); };
      video.onerror = function () { failed(new Error('视频打不开')); };
      video.src = url;
      video.load();
    });
  }

  /* Takes a slide out of a layer and lets go of its memory. */
  function empty(layer) {
    var shown = layer.firstChild;
    if (!shown) { return; }
    if (shown.pause) {
      shown.onerror = null;
      shown.pause();
      shown.removeAttribute('src');
      shown.load();
    }
    layer.removeChild(shown);
  }

  function make(root) {
    var layers = root.querySelectorAll('.layer');
    var front = null;
    var shifts = 0;
    var fading = Promise.resolve();

    function back() {
      return front === layers[0] ? layers[1] : layers[0];
    }

    /* Loads and decodes a slide out of sight, once the fade that may be going on is over; gives what `reveal` wants. */
    function prepare(slide, url) {
      return fading.then(function () {
        return patiently(slide.media === 'video' ? film(url) : picture(url), PATIENCE, '画面久不出现');
      });
    }

    /* Fades over to a prepared slide. For a video gives a promise of its end. */
    function reveal(element) {
      var old = front;
      front = back();
      empty(front);
      front.appendChild(element);
      root.className = '';
      void layers[0].offsetWidth; /* what was changed so far is not part of the fade */
      front.className = 'layer on';
      if (old) { old.className = 'layer under'; }
      shift();
      fading = after(FADE + 100).then(function () { clean(front, old); });
      return element.pause ? play(element) : null;
    }

    /* The layer beneath is emptied when the one above has come out whole, however slow the device. */
    function clean(above, beneath) {
      if (front !== above || !beneath) { return; }
      if (Number(getComputedStyle(above).opacity) < 1) {
        after(100).then(function () { clean(above, beneath); });
        return;
      }
      beneath.className = 'layer';
      empty(beneath);
    }

    function play(video) {
      return new Promise(function (done, failed) {
        var last = -1;
        var still = 0;
        var watch = setInterval(function () {
          still = video.currentTime === last ? still + 1 : 0;
          last = video.currentTime;
          if (still >= STALL) { end(failed, new Error('视频停住了')); }
        }, 1000);
        function end(how, problem) {
          clearInterval(watch);
          video.onended = video.onerror = null;
          how(problem);
        }
        video.onended = function () { end(done); };
        video.onerror = function () { end(failed, new Error('视频播不下去')); };
        var begun = video.play();
        if (begun && begun.then) { begun.then(null, function () { end(failed, new Error('视频播不了')); }); }
      });
    }

    function shift() {
      var by = SHIFTS[shifts++ % SHIFTS.length];
      var moved = 'translate(' + by[0] + 'px,' + by[1] + 'px)';
      root.style.webkitTransform = moved;
      root.style.transform = moved;
    }

    function clear(name) {
      front = null;
      root.className = name;
      Array.prototype.forEach.call(layers, function (layer) {
        layer.className = 'layer';
        empty(layer);
      });
    }

    return {
      prepare: prepare,
      reveal: reveal,
      card: function () { clear(''); },
      dark: function () { clear('dark'); },
      rotate: function (degrees) { root.parentNode.className = 'turned-' + degrees; }
    };
  }

  return { make: make };
})();

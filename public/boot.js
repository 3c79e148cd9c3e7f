// Starts the app, or says why it cannot run here and what to do.
//
// A browser too old for this file (it has no `import()`) never runs it: then the page's own text, which the
// style sheet lets appear after a while (class `boot-late`), says what to do.
'use strict';
(function () {
  var script = document.getElementById('boot');

  var firstPaint = document.getElementById('first-paint');
  var form = document.getElementById('first-search');
  var input = document.getElementById('first-input');
  var status = document.getElementById('first-status');
  var boot = firstPaint.querySelector('.boot');
  // One of the texts that wait in the page is there in place of the app.
  var hasFailed = false;

  // The reader has left: what is still on its way stays unseen, and nothing calls the page back.
  var hasLeft = false;

  performance.mark('signpost:boot');
  leaveAtOnce();
  keepQuiet();
  // The browser's offer to install the app comes when it likes; the app shows it where it belongs.
  addEventListener('beforeinstallprompt', function (event) {
    event.preventDefault();
    window.signpostInstall = event;
  });
  var isHandoff = /^#\/for/.test(location.hash);
  // Where the programs will be.
  var room = firstPaint.querySelector('.results');
  var crisis = firstPaint.querySelector('.crisis');
  var crisisTitle = crisis.querySelector('h2').textContent;
  var crisisList = crisis.querySelector('.crisis-lines') || document.createElement('ul');
  var crisisLines = Array.from(crisisList.children);
  var shownDanger = null;
  layOut();
  if (window.top !== window.self) {
    // Inside another site's frame a reader can be tricked into taps, and the list would be another one.
    return showMessage('framed');
  }
  if (!canRun()) {
    return showMessage('old');
  }
  // A policy that the host adds cannot be told from a broken line by the error alone.
  var isBlocked = false;
  // What becomes of the copies for the service worker.
  var kept = [];
  // The small program that unpacks the others.
  var unpacking;
  // So many packed bytes are unpacked in one task: a few milliseconds of an old phone.
  var PIECE = 8192;
  var worker;
  // What stood behind the address when the page was opened, and whether the reader has gone to another one since.
  var asked = '';
  var isElsewhere = false;
  // What the worker has answered before the app is there: the programs on the page; the words that were asked last, and whether
  // their answer is still to come.
  var list = null;
  var answered = '';
  var isAsking = false;
  var announcing;
  var NOTHING = { programs: [], searchable: false };
  // Resolves when what answers a reader has come: until then the page's program does not share the line with it. Whatever
  // becomes of the directory, the page comes. Milliseconds since the worker's program began to come, and since it is there.
  var PATIENCE = 20000;
  var SHORT_PATIENCE = 8000;
  var freeLine;
  var lineIsFree = new Promise(function (resolve) { freeLine = resolve; });
  document.addEventListener('securitypolicyviolation', function () {
    isBlocked = true;
  });
  newestVersion().then(function (reload) {
    if (reload) {
      return loadAgain();
    }
    return painted().then(function () {
      startWorker();
      var page = lineIsFree.then(function () {
        return Promise.all([import(address('app')), compile('app')]);
      });
      var tell = function () { worker.postMessage('page'); };
      page.then(tell, tell);
      compile('directory').then(function (program) {
        worker.postMessage(program);
        setTimeout(freeLine, SHORT_PATIENCE);
      }).catch(function (error) {
        // The app says what that means, and what to do.
        worker.dispatchEvent(new ErrorEvent('error', { message: String(error) }));
      });
      setTimeout(freeLine, PATIENCE);
      return page;
    }).then(function (page) {
      return hasLeft ? undefined : page[0].default({ module_or_path: page[1] });
    });
  }).catch(function (error) {
    console.error('signpost: the app did not start', error);
    if (isBlocked) {
      return showMessage('blocked');
    }
    showMessage('failed');
    heal();
  });

  // What the address leads to is not home: see `.elsewhere` in the style sheet. A search looks as the app draws it, and where
  // programs will come there is room for them: nobody who is about to call hits another number.
  function layOut() {
    if (/^#?\/?$/.test(location.hash)) {
      return;
    }
    firstPaint.classList.add('elsewhere');
    var isSearch = /^#\/search\?./.test(location.hash);
    if (isSearch) {
      firstPaint.querySelector('.find').className = 'find find-results';
      firstPaint.querySelector('h1').textContent = status.dataset.words;
    } else {
      var name = firstPaint.querySelector('.hero-name');
      name.setAttribute('role', 'heading');
      name.setAttribute('aria-level', '1');
    }
    if (isSearch || isHandoff) {
      firstPaint.classList.add('awaits-programs');
      room.parentElement.hidden = false;
    }
  }

  // WebAssembly with reference types, and streams: what the app and its worker are made of.
  function canRun() {
    var externref = new Uint8Array([
      0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 111, 3, 2, 1, 0, 10, 6, 1, 4, 0, 208, 111, 11]);
    return typeof WebAssembly === 'object' && WebAssembly.validate(externref) &&
      typeof Worker === 'function' && typeof TransformStream === 'function' && typeof BigInt === 'function';
  }

  // Resolves when the page's own words can be read: on a slow line they do not share it with the app. What this device
  // keeps waits for nothing, nor does a page that nobody looks at, which a browser does not paint.
  function painted() {
    return new Promise(function (resolve) {
      if (isKept() || document.hidden) {
        return resolve();
      }
      requestAnimationFrame(function () { setTimeout(resolve); });
      document.addEventListener('visibilitychange', resolve, { once: true });
    });
  }

  // Quick exit before the app runs: as the app does it, with nothing left for "back" to show. And a page that the browser
  // kept as it was when the reader left never comes back: it starts anew, at home.
  function leaveAtOnce() {
    var exit = firstPaint.querySelector('.button-exit');
    exit.addEventListener('click', function (event) {
      event.preventDefault();
      hasLeft = true;
      document.documentElement.dataset.signpost = 'left';
      try {
        var prefix = 'signpost ' + new URL('.', document.baseURI).pathname + ' ';
        Object.keys(sessionStorage).forEach(function (key) {
          if (key.indexOf(prefix) === 0) {
            sessionStorage.removeItem(key);
          }
        });
      } catch (denied) {} // Then nothing is stored.
      // Without a connection: a page of ours that says nothing of this site.
      location.replace(navigator.onLine === false ? new URL('notes.html', document.baseURI).href : exit.href);
    });
    addEventListener('pageshow', function (event) {
      if (event.persisted && document.documentElement.dataset.signpost === 'left') {
        history.replaceState(null, '', '#/');
        location.reload();
      }
    });
  }

  // Not once the reader has left: it would end the way out.
  function loadAgain() {
    if (!hasLeft) {
      location.reload();
    }
  }

  // A reader who wants a neutral title has it from the first, before the app has read what they chose
  // (src/context/preferences.rs): windows and tabs are listed by their titles.
  function keepQuiet() {
    if (setting('discreet') === 'yes') {
      document.title = script.dataset.neutralTitle;
    }
  }

  // What the reader has chosen, as the app keeps it.
  function setting(name) {
    try {
      return JSON.parse(localStorage.getItem('signpost ' + new URL('.', document.baseURI).pathname + ' settings'))[name];
    } catch (none) {
      return undefined; // Nothing was chosen, or nothing is stored here.
    }
  }

  // What the build wrote for `NAME` into `data-NAME` of this script's element, as a whole address.
  function address(name) {
    return new URL(script.dataset[name], document.baseURI).href;
  }

  // Whether this device has the app's own files.
  function isKept() {
    return Boolean(navigator.serviceWorker && navigator.serviceWorker.controller);
  }

  // A program, the page's (`app`) or the worker's (`directory`); compiled while it is downloaded. It travels packed: few hosts
  // compress it well, and some not at all. What this device keeps is not packed.
  function compile(name) {
    return isKept() ? compilePlain(name) : unpacked(name).then(function (plain) {
      keep(name, plain.clone());
      return WebAssembly.compileStreaming(plain);
    }).catch(function (error) {
      console.info('signpost: the packed program cannot be used', error);
      return compilePlain(name);
    });
  }

  function compilePlain(name) {
    return fetch(address(name + 'Wasm')).then(checked).then(function (answer) {
      return answer.headers.get('content-type') === 'application/wasm' ?
        WebAssembly.compileStreaming(answer) : answer.arrayBuffer().then(WebAssembly.compile);
    });
  }

  // Resolves to a packed program as the host would have answered it, unpacked while it comes.
  function unpacked(name) {
    var packed = fetch(address(name + 'Packed')).then(checked);
    unpacking = unpacking || import(address('unpack')).then(function (unpack) {
      return unpack.default({ module_or_path: address('unpackWasm') }).then(function () { return unpack; });
    });
    return Promise.all([packed, unpacking]).then(function (both) {
      var answer = both[0];
      var unpacker = new both[1].Unpacker();
      var progress = showProgress(Number(answer.headers.get('content-length')));
      var plain = answer.body.pipeThrough(new TransformStream({
        transform: function (bytes, controller) {
          var from = 0;
          progress(bytes.length);
          return (function next() {
            controller.enqueue(unpacker.push(bytes.subarray(from, from + PIECE)));
            from += PIECE;
            return from < bytes.length ? nextTask().then(next) : nextTask();
          })();
        },
        flush: function (controller) {
          controller.enqueue(unpacker.finish());
        },
      }));
      return new Response(plain, { headers: { 'content-type': 'application/wasm' } });
    });
  }

  // Resolves in a task of its own: the page paints and answers taps meanwhile. A timer would wait longer.
  function nextTask() {
    return new Promise(function (resolve) {
      var channel = new MessageChannel();
      channel.port1.onmessage = function () {
        channel.port1.close();
        resolve();
      };
      channel.port2.postMessage(null);
    });
  }

  function checked(answer) {
    if (!answer.ok) {
      throw new Error(answer.url + ' was answered with ' + answer.status);
    }
    return answer;
  }

  // For the service worker, which compares it with its list: what has been downloaded need not travel again. The app waits
  // for `signpostKept` before it registers the worker (src/browser/service_worker.rs).
  function keep(name, response) {
    if (navigator.serviceWorker && window.caches) {
      kept.push(caches.open('signpost ' + new URL('.', document.baseURI).pathname + ' page').then(function (cache) {
        return cache.put(address(name + 'Wasm'), response);
      }).catch(function () {})); // Then it travels again.
      window.signpostKept = Promise.all(kept);
    }
  }

  // How far the download of the program is, for whoever waits. Returns what is called with the bytes that have come.
  function showProgress(total) {
    var bar = document.getElementById('boot-progress');
    var received = 0;
    return function (bytes) {
      received += bytes;
      bar.hidden = !(total > received);
      bar.value = total > 0 ? received / total : 0;
    };
  }

  // The worker is there before the page's program is. What it says before that listens is kept for it. It is told what
  // the address asks, and answers that to this script.
  function startWorker() {
    worker = new Worker(address('worker'), { type: 'module' });
    var early = window.signpostWorker = { worker: worker, messages: [] };
    var isFirst = !isKept();
    input.addEventListener('input', askTyped);
    input.addEventListener('compositionstart', function () { input.dataset.composing = ''; });
    input.addEventListener('compositionend', function () { delete input.dataset.composing; });
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      (list || input).focus();
      input.blur(); // Puts the keyboard of a phone away.
    });
    addEventListener('hashchange', function () {
      isElsewhere = true;
      firstPaint.classList.remove('awaits-programs');
      if (firstPaint.isConnected) {
        showAnswer(NOTHING);
      }
    });
    worker.onmessage = function (event) {
      early.messages.push(event);
    };
    worker.onerror = function (event) {
      early.error = event;
    };
    // Also once the app listens, until it is on the page.
    worker.addEventListener('message', function (event) {
      if (event.data === true) {
        freeLine();
      } else if (typeof event.data === 'string' && firstPaint.isConnected) {
        showAnswer(JSON.parse(event.data));
      }
    });
    worker.addEventListener('error', function () {
      room.classList.remove('is-waiting');
      firstPaint.classList.remove('awaits-programs');
      freeLine();
      offerSearch(false);
    });
    asked = location.hash;
    worker.postMessage({
      early: script.dataset.early.split(' '),
      isFirst: isFirst,
      start: {
        anchor: document.getElementById('trust-anchor').textContent,
        asked: asked,
        languages: [setting('language')].concat(Array.from(navigator.languages)).filter(Boolean),
      },
    });
    if (!isFirst) {
      freeLine();
    }
  }

  // What the worker says to the page before the app is there. Not of a link that the reader has left for another one.
  function showAnswer(answer) {
    var inUse = list && list.contains(document.activeElement) && document.activeElement.getAttribute('href');
    if (list) {
      list.remove();
      list = null;
    }
    room.classList.remove('is-waiting');
    if (answer.programs.length === 0) {
      firstPaint.classList.remove('awaits-programs');
    }
    showDanger(answer.crisis && !isElsewhere ? answer.crisis : null);
    if (answer.programs.length > 0 && !isElsewhere) {
      room.parentElement.hidden = false;
      showPrograms(answer);
      // Whoever is at a number stays there.
      Array.from(inUse ? list.querySelectorAll('a') : []).some(function (call) {
        return call.getAttribute('href') === inUse && !call.focus({ preventScroll: true });
      });
    }
    offerSearch(answer.searchable && !isElsewhere);
    announce();
  }

  // Where what is searched speaks of danger the crisis lines that fit stand before the programs, as the app draws them; all of
  // them where one of these numbers is not here, since another release may have others. `null`: it does not.
  function showDanger(numbers) {
    if (String(numbers) === String(shownDanger)) {
      return;
    }
    shownDanger = numbers;
    var inUse = crisis.contains(document.activeElement) && document.activeElement;
    var fitting = (numbers || []).map(function (number) {
      return crisisLines.find(function (line) { return line.querySelector('bdi').textContent === number; });
    });
    var areHere = fitting.length > 0 && fitting.every(Boolean);
    crisisList.append.apply(crisisList, crisisLines);
    crisisList.prepend.apply(crisisList, fitting.filter(Boolean));
    crisisLines.forEach(function (line) { line.hidden = areHere && fitting.indexOf(line) < 0; });
    crisis.querySelector('p').hidden = !numbers;
    crisis.querySelector('h2').textContent = numbers ? crisis.dataset.title : crisisTitle;
    crisis.classList.toggle('crisis-first', Boolean(numbers));
    if (numbers) {
      room.parentElement.hidden = false;
      room.prepend(crisis);
    } else {
      room.parentElement.after(crisis);
    }
    // Whoever is at a line stays there.
    if (inUse) {
      inUse.focus({ preventScroll: true });
    }
  }

  // The programs as the app's page begins them, in the places that they will have there.
  function showPrograms(answer) {
    var card = document.getElementById(isHandoff ? 'first-program' : 'first-result').content.firstElementChild;
    list = add(room, 'ol', isHandoff ? 'cards for-cards' : 'cards');
    list.tabIndex = -1;
    answer.programs.forEach(function (program, index) {
      var one = list.appendChild(card.cloneNode(true));
      var name = one.querySelector('.card-title > bdi');
      name.textContent = program.name;
      one.querySelector('.card-by > bdi').textContent = program.by || '';
      var call = one.querySelector('.button-call');
      if (!program.number) {
        return call.remove();
      }
      call.href = program.number.uri;
      // So that calls tell apart when they are read out.
      one.querySelectorAll('.first-number').forEach(function (number) {
        number.textContent = program.number.text;
      });
      var said = [one.querySelector('.first-call'), one.querySelector('.first-number'), name].filter(Boolean);
      call.setAttribute('aria-labelledby', said.map(function (part, at) {
        part.id = 'first-call-' + index + '-' + at;
        return part.id;
      }).join(' '));
    });
    performance.mark('signpost:whom-to-call');
  }

  // The search, once the worker answers it. The app takes over what is typed (src/browser/first_search.rs). Where nothing is found
  // yet, it stays said that more is to come.
  function offerSearch(isThere) {
    if (isThere && form.hidden && !input.value) {
      answered = input.value = input.defaultValue = askedSearch().get('q') || '';
      performance.mark('signpost:first-search');
    }
    form.hidden = !isThere;
    boot.hidden = isThere && !hasFailed && (Boolean(list) || !input.value.trim());
    isAsking = false;
    if (isThere && input.value !== answered) {
      askTyped();
    }
  }

  // That programs are there, once the reader pauses, for screen readers.
  function announce() {
    status.textContent = '';
    clearTimeout(announcing);
    announcing = setTimeout(function () {
      status.textContent = list ? status.dataset.words : '';
    }, 900);
  }

  // One question at a time: what is typed meanwhile is asked when it is answered. The link's filters hold on.
  function askTyped() {
    if (isAsking) {
      return;
    }
    isAsking = true;
    answered = input.value;
    var search = askedSearch();
    search.set('q', answered);
    worker.postMessage('#/search?' + search);
  }

  function askedSearch() {
    var at = asked.indexOf('?');
    return new URLSearchParams(at < 0 ? '' : asked.slice(at + 1));
  }

  function add(parent, tag, className, text) {
    var element = document.createElement(tag);
    element.className = className;
    element.textContent = text || '';
    parent.appendChild(element);
    return element;
  }

  // A first download that failed: tried again when the reader asks, when the device is back online, and when the site
  // answers again. Not for ever by itself: what fails three times needs somebody.
  function heal() {
    var name = 'signpost ' + new URL('.', document.baseURI).pathname + ' healed';
    document.getElementById('boot-failed').querySelector('a').addEventListener('click', function (event) {
      event.preventDefault();
      location.reload();
    });
    var healed = 3;
    try {
      healed = Number(sessionStorage.getItem(name) || 0);
    } catch (denied) {} // Then by hand.
    if (healed >= 3) {
      return;
    }
    var again = function () {
      // What the worker has found is in use.
      if (list || input.value !== input.defaultValue) {
        return;
      }
      fetch(address('app'), { method: 'HEAD', cache: 'no-store' }).then(function (answer) {
        if (answer.ok) {
          sessionStorage.setItem(name, healed + 1);
          loadAgain();
        }
      }).catch(function () {});
    };
    addEventListener('online', again);
    setInterval(again, 8000);
  }

  // Shows one of the texts that wait in the page, in place of "please wait". The page is then all there is.
  function showMessage(what) {
    firstPaint.classList.remove('elsewhere', 'awaits-programs');
    room.classList.remove('is-waiting');
    hasFailed = true;
    boot.hidden = false;
    document.getElementById('boot-wait').hidden = true;
    document.getElementById('boot-old').hidden = true;
    var text = document.getElementById('boot-' + what);
    text.hidden = false;
    text.classList.remove('boot-late');
    text.setAttribute('role', 'alert');
    // Not the one to the plain pages.
    var link = text.querySelector('a[href=""]');
    if (link) {
      link.href = location.href;
    }
  }

  // A new version of the app that waits is taken now, before anything has begun, unless another tab still
  // uses the old one. Resolves to whether to load the page again; never rejects, never waits for long.
  function newestVersion() {
    if (!navigator.serviceWorker || !navigator.serviceWorker.controller) {
      return Promise.resolve(false);
    }
    return navigator.serviceWorker.getRegistration().then(function (registration) {
      var waiting = registration && registration.waiting;
      if (!waiting) {
        return false;
      }
      return new Promise(function (resolve) {
        var channel = new MessageChannel();
        channel.port1.onmessage = function (event) {
          if (event.data === 'in-use') {
            resolve(false);
          }
        };
        waiting.addEventListener('statechange', function () {
          if (waiting.state === 'activated') {
            resolve(true);
          }
        });
        setTimeout(resolve, 2000, false);
        waiting.postMessage('take-over', [channel.port2]);
      });
    }).catch(function () {
      return false;
    });
  }
})();

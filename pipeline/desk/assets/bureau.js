(function () {
  "use strict";
  var LARGEST = 64000000, SHOWN = 50, STORED = "pagina";
  var page = null, line = null, state = { stukken: [] }, cards = new Map(), reading = null, name = "", mine = new Set();
  var STEPS = {
    lezen: "Bezig met lezen", controleren: "Bezig met controleren", aanvaarden: "De reden wordt verwerkt",
    vergelijken: "Bezig met vergelijken", afdrukken: "De PDF wordt gemaakt"
  };
  var FILES = [
    ["toetsingsrapport.pdf", "Rapport (PDF)"], ["toetsingsrapport.html", "Rapport (HTML)"], ["tabellen.xlsx", "Tabellen (Excel)"],
    ["tabellen.zip", "Tabellen (CSV in een zip)"], ["opmerkingen.docx", "Uw Word-bestand met opmerkingen"],
    ["waivers.toml", "Uw redenen (.waivers.toml)"], ["verschil.html", "Vergelijking (HTML)"], ["was-wordt.xlsx", "Was-wordt-lijst (Excel)"]
  ];
  var NEWS = [["nieuw", "Nieuw"], ["weg", "Weg"], ["aanvaard", "Aanvaard"]];
  var COUNTS = [
    ["fouten", "fout", "fouten"], ["waarschuwingen", "waarschuwing", "waarschuwingen"], ["adviezen", "advies", "adviezen"],
    ["bron", "over de bron", "over de bron"], ["aanvaard", "aanvaard", "aanvaard"]
  ];

  function find(selector, within) { return (within || document).querySelector(selector); }
  function made(id) { return document.getElementById(id).content.firstElementChild.cloneNode(true); }
  function write(element, text) { if (element.textContent !== text) { element.textContent = text; } }
  function show(element, shown) { if (element.hidden === shown) { element.hidden = !shown; } }
  function say(text) { document.getElementById("meldt").textContent = text; }
  function alarm(text) { var box = document.getElementById("alarm"); write(box, text || ""); show(box, Boolean(text)); }
  function of(stuk, dossier, file) {
    return "pagina/" + page + "/stuk/" + stuk.nummer + (dossier ? "/" + dossier + "/" + file : "");
  }

  function ask(method, place, body) {
    return fetch(place, { method: method, body: body }).then(function (answer) {
      if (answer.ok) { return answer.status === 200 || answer.status === 201 ? answer.json() : null; }
      return answer.json().catch(function () { return {}; }).then(function (said) {
        throw new Error(said.regel || "dit lukte niet (" + answer.status + "); probeer het opnieuw");
      });
    }, function () { throw new Error("het programma antwoordt niet; draait dossier serve nog?"); });
  }

  /* the page and its line to the program */

  function start() {
    page = sessionStorage.getItem(STORED);
    if (page) { listen(); return; }
    ask("POST", "pagina").then(function (said) {
      page = said.pagina;
      sessionStorage.setItem(STORED, page);
      alarm("");
      listen();
    }).catch(function (error) {
      alarm("Deze pagina kan niet beginnen: " + error.message + ".");
      setTimeout(start, 3000);
    });
  }

  function listen() {
    line = new EventSource("pagina/" + page + "/stand");
    line.onmessage = function (event) {
      alarm("");
      state = JSON.parse(event.data);
      alarm(state.regel);
      render();
    };
    line.onerror = function () {
      if (line.readyState !== EventSource.CLOSED) {
        alarm("De verbinding met het programma is weg. Start zo nodig dossier serve opnieuw en open het adres dat het toont.");
        return;
      }
      var lost = cards.size > 0;
      sessionStorage.removeItem(STORED);
      state = { stukken: [] };
      render();
      if (lost) { refuse("Deze pagina was te lang zonder verbinding. Wat erop stond is gewist; zet het opnieuw neer."); }
      start();
    };
  }

  /* files that come in */

  function refuse(text) {
    var item = document.createElement("li"), words = document.createElement("span"), button = document.createElement("button");
    words.textContent = text;
    button.type = "button";
    button.textContent = "Gelezen";
    button.addEventListener("click", function () { item.remove(); document.getElementById("kies").focus(); });
    item.append(words, button);
    document.getElementById("geweigerd").append(item);
    say(text);
  }

  function upload(file) {
    if (file.size > LARGEST) {
      return Promise.reject(new Error(file.name + ": groter dan " + LARGEST / 1000000 + " MB, en zo groot is geen dossier"));
    }
    return file.slice(0, 1).arrayBuffer().then(function () {
      return ask("POST", "pagina/" + page + "/bron?naam=" + encodeURIComponent(file.name), file);
    }, function () { throw new Error(file.name + ": dit is een map of kan niet worden gelezen; kies het bestand zelf"); });
  }

  function take(files) {
    var waivers = function (file) { return /\.waivers\.toml$/.test(file.name); };
    var all = Array.from(files), ordered = all.filter(function (file) { return !waivers(file); }).concat(all.filter(waivers));
    ordered.reduce(function (before, file) {
      return before.then(function () { return upload(file); }).catch(function (error) { refuse(error.message); });
    }, Promise.resolve());
  }

  /* what stands on the page */

  function doing(stuk) {
    if (stuk.stand === "wacht") { return stuk.rij ? "Wacht op zijn beurt (" + stuk.rij + "e in de rij)" : "Wordt overgezet"; }
    if (stuk.paginas && stuk.stap === "lezen") { return "Leest bladzijde " + stuk.pagina + " van " + stuk.paginas; }
    return STEPS[stuk.stap] || "Begint";
  }

  function wiped(stuk) {
    if (stuk.gevolgd) { return "Wordt gevolgd: bij elke keer dat u bewaart, kijkt deze pagina opnieuw"; }
    return "Wordt gewist om " + new Date(stuk.tot).toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
  }

  function render() {
    var there = new Set(state.stukken.map(function (stuk) { return stuk.nummer; }));
    cards.forEach(function (card, number) { if (!there.has(number)) { drop(card, number); } });
    state.stukken.forEach(function (stuk) {
      var card = cards.get(stuk.nummer) || add(stuk);
      update(card, stuk);
    });
    var sources = state.stukken.filter(function (stuk) { return stuk.soort === "bron"; });
    show(document.getElementById("dossiers"), sources.length > 0);
    show(document.getElementById("zo"), sources.length === 0);
    choices(sources);
  }

  function add(stuk) {
    var element = made("m-kaart"), card = { element: element, results: new Map(), stand: "", versie: -1, stuk: stuk };
    write(find(".naam", element), stuk.naam);
    find(".haal-weg", element).setAttribute("aria-label", "Weghalen: " + stuk.naam);
    find(".haal-weg", element).addEventListener("click", function () {
      mine.add(stuk.nummer);
      ask("DELETE", of(stuk)).catch(function (error) { refuse(error.message); });
    });
    document.getElementById(stuk.soort === "bron" ? "kaarten" : "vergelijkingen").append(element);
    cards.set(stuk.nummer, card);
    return card;
  }

  function drop(card, number) {
    var held = card.element.contains(document.activeElement);
    var next = card.element.nextElementSibling || card.element.previousElementSibling;
    card.element.remove();
    cards.delete(number);
    if (reading && reading.nummer === number) { close(); }
    if (held) { (next ? find(".haal-weg", next) : document.getElementById("kies")).focus(); }
    say(card.stuk.naam + (mine.delete(number) ? ": weggehaald" : ": gewist"));
  }

  function update(card, stuk) {
    var busy = stuk.stand === "wacht" || stuk.stand === "bezig", bar = find("progress", card.element);
    card.stuk = stuk;
    write(find(".stand", card.element), busy ? doing(stuk) : stuk.stand === "klaar" ? wiped(stuk) : "Kan niet worden gebruikt");
    show(bar, busy);
    bar.setAttribute("aria-label", "Voortgang van " + stuk.naam);
    if (stuk.paginas) { bar.max = stuk.paginas; bar.value = stuk.pagina; } else { bar.removeAttribute("value"); }
    var wrong = find(".misgegaan", card.element);
    write(wrong, stuk.regel);
    show(wrong, Boolean(stuk.regel));
    if (stuk.versie !== card.versie) { results(card, stuk); }
    if (stuk.stand !== card.stand) { tell(card, stuk); }
    card.stand = stuk.stand;
  }

  function tell(card, stuk) {
    if (stuk.regel) { say(stuk.regel); return; }
    if (stuk.stand !== "klaar") { return; }
    say(stuk.naam + ": " + stuk.dossiers.map(function (dossier) {
      return dossier.nieuws ? changed(dossier.nieuws) : dossier.kop + ". " + dossier.zin;
    }).join(" "));
    if (!reading && card.stand && stuk.soort === "bron" && stuk.dossiers.length === 1 && cards.size === 1) { read(stuk, stuk.dossiers[0], "", false); }
  }

  /* what was found in a dossier */

  function results(card, stuk) {
    card.versie = stuk.versie;
    card.results.forEach(function (element, id) {
      if (!stuk.dossiers.some(function (dossier) { return dossier.id === id; })) { element.remove(); card.results.delete(id); }
    });
    stuk.dossiers.forEach(function (dossier) {
      var element = card.results.get(dossier.id);
      if (!element) {
        element = made("m-uitslag");
        card.results.set(dossier.id, element);
        find(".uitslagen", card.element).append(element);
        prepare(card, element, dossier);
      }
      result(stuk, element, dossier);
      if (reading && reading.nummer === stuk.nummer && reading.dossier === dossier.id) { read(stuk, dossier, reading.anker, false); }
      if (find(".aanvaarden", element).open) { findings(card, element, dossier.id); }
    });
  }

  function result(stuk, element, dossier) {
    element.className = "oordeel " + (dossier.stijl || "let");
    write(find(".titel", element), dossier.titel ? dossier.titel + " · " + dossier.onder : "");
    write(find(".kop", element), dossier.kop);
    write(find(".zin", element), dossier.zin + (dossier.vastgelopen ? " Let op: " + dossier.vastgelopen + " regels liepen vast." : ""));
    find(".tellen", element).replaceChildren.apply(find(".tellen", element), counts(dossier.tellingen || {}));
    write(find(".lees", element), stuk.soort === "bron" ? "Lees het rapport" : "Lees de vergelijking");
    show(find(".tellen", element), find(".tellen", element).children.length > 0);
    write(find(".gemist", element), dossier.gemist ? "Er is geen Word-bestand met opmerkingen: " + dossier.gemist : "");
    show(find(".gemist", element), Boolean(dossier.gemist));
    show(find(".aanvaarden", element), find(".tellen", element).children.length > 0);
    news(stuk, find(".nieuws", element), dossier);
    links(stuk, find(".links", element), dossier);
  }

  /* what a save changed */

  function changed(nieuws) {
    var words = NEWS.filter(function (kind) { return nieuws.aantal[kind[0]]; }).map(function (kind) { return nieuws.aantal[kind[0]] + " " + kind[0]; });
    var time = new Date(nieuws.tijd).toLocaleTimeString("nl-NL");
    return "Bewaard om " + time + ": " + (words.join(", ") || "niets veranderd") + ".";
  }

  function news(stuk, box, dossier) {
    var nieuws = dossier.nieuws;
    show(box, Boolean(nieuws));
    if (!nieuws) { return; }
    write(find(".bewaard", box), changed(nieuws));
    var rows = [];
    NEWS.forEach(function (kind) {
      nieuws[kind[0]].forEach(function (one) {
        var row = document.createElement("li"), words = document.createElement("b");
        row.className = "was-" + kind[0];
        words.textContent = kind[1] + " (" + one.ernst + "): ";
        row.append(words, one.bericht + (one.aanvaard ? " Aanvaard: " + one.aanvaard : ""));
        rows.push(row);
      });
      var more = nieuws.aantal[kind[0]] - nieuws[kind[0]].length;
      if (more > 0) { var rest = document.createElement("li"); rest.textContent = "en nog " + more + " " + kind[0]; rows.push(rest); }
    });
    find("ul", box).replaceChildren.apply(find("ul", box), rows);
  }

  function counts(tallies) {
    return COUNTS.filter(function (kind) { return tallies[kind[0]]; }).map(function (kind) {
      var item = document.createElement("li"), number = document.createElement("b");
      number.textContent = tallies[kind[0]];
      item.append(number, " " + (tallies[kind[0]] === 1 ? kind[1] : kind[2]));
      return item;
    });
  }

  function links(stuk, list, dossier) {
    var wanted = FILES.filter(function (file) { return dossier.bestanden.indexOf(file[0]) >= 0; });
    if (list.children.length === wanted.length) { return; }
    list.replaceChildren.apply(list, wanted.map(function (file) {
      var item = document.createElement("li"), link = document.createElement("a");
      link.href = of(stuk, dossier.id, file[0]);
      link.download = "";
      link.textContent = file[1];
      if (file[0] === "toetsingsrapport.pdf") { link.addEventListener("click", print); }
      item.append(link);
      return item;
    }));
  }

  function print(event) {
    var link = event.currentTarget;
    if (link.dataset.ready) { delete link.dataset.ready; return; }
    event.preventDefault();
    if (link.classList.contains("bezig")) { return; }
    link.classList.add("bezig");
    link.textContent = "Rapport (PDF) wordt gemaakt…";
    ask("POST", link.href.replace(/toetsingsrapport\.pdf$/, "pdf")).then(function () {
      link.dataset.ready = "ja";
      link.click();
    }).catch(function (error) { refuse(error.message); }).then(function () {
      link.classList.remove("bezig");
      link.textContent = "Rapport (PDF)";
    });
  }

  function prepare(card, element, dossier) {
    var fold = find(".aanvaarden", element);
    find(".lees", element).setAttribute("aria-label", (card.stuk.soort === "bron" ? "Lees het rapport: " : "Lees de vergelijking: ") + (dossier.titel || card.stuk.naam));
    find(".lees", element).addEventListener("click", function () {
      read(card.stuk, card.stuk.dossiers.find(function (other) { return other.id === dossier.id; }), "", true);
    });
    fold.addEventListener("toggle", function () { if (fold.open) { findings(card, element, dossier.id); } });
    find("input[type=search]", fold).addEventListener("input", function () { fold.shown = SHOWN; list(card, element, dossier.id); });
    find(".meer", fold).addEventListener("click", function () {
      var from = find(".bevindingen", fold).children.length;
      fold.shown = from + SHOWN;
      list(card, element, dossier.id);
      find(".bevindingen", fold).children[from].focus();
    });
  }

  /* accepting */

  function findings(card, element, dossier) {
    var fold = find(".aanvaarden", element);
    fetch(of(card.stuk, dossier, "bevindingen.json")).then(function (answer) { return answer.json(); }).then(function (found) {
      fold.found = found;
      fold.shown = fold.shown || SHOWN;
      list(card, element, dossier);
    }).catch(function () { write(find(".geteld", fold), "De bevindingen konden niet worden gelezen."); });
  }

  function list(card, element, dossier) {
    var fold = find(".aanvaarden", element), place = find(".bevindingen", fold);
    var asked = find("input[type=search]", fold).value.trim().toLowerCase();
    var fits = fold.found.filter(function (one) {
      return !asked || (one.bericht + " " + one.code + " " + one.regel + " " + one.ernst).toLowerCase().indexOf(asked) >= 0;
    });
    var old = new Map(Array.from(place.children).map(function (row) { return [row.dataset.vingerafdruk, row]; }));
    var rows = fits.slice(0, fold.shown).map(function (one) {
      var row = old.get(one.vingerafdruk) || finding(card, dossier, one);
      var accepted = one.aanvaard !== null, reason = find(".reden", row);
      write(reason, accepted ? "Aanvaard: " + one.aanvaard : "");
      show(reason, accepted);
      show(find(".aanvaard-knop", row), !accepted);
      return row;
    });
    var focus = document.activeElement;
    place.replaceChildren.apply(place, rows);
    if (focus && place.contains(focus)) { focus.focus(); }
    write(find(".geteld", fold), rows.length < fits.length ? rows.length + " van " + fits.length + " bevindingen" : fits.length === 1 ? "1 bevinding" : fits.length + " bevindingen");
    show(find(".meer", fold), rows.length < fits.length);
  }

  function finding(card, dossier, one) {
    var row = made("m-bevinding"), form = find("form", row), opener = find(".aanvaard-knop", row), words = find(".ernst", row);
    row.dataset.vingerafdruk = one.vingerafdruk;
    words.classList.add(one.ernst);
    write(words, one.ernst.charAt(0).toUpperCase() + one.ernst.slice(1));
    write(find(".tekst", row), one.bericht);
    write(find(".code", row), one.code + " · " + one.regel + (one.eigenaar === "bron" ? " · over de bron" : ""));
    find(".toon", row).addEventListener("click", function () {
      read(card.stuk, card.stuk.dossiers.find(function (other) { return other.id === dossier; }), one.anker, true);
    });
    function open(wanted) {
      show(form, wanted);
      opener.setAttribute("aria-expanded", String(wanted));
      if (wanted) { form.naam.value = form.naam.value || name; form.reden.focus(); } else { opener.focus(); }
    }
    opener.addEventListener("click", function () { open(form.hidden); });
    find(".toch-niet", row).addEventListener("click", function () { open(false); });
    form.addEventListener("keydown", function (event) { if (event.key === "Escape") { open(false); } });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      name = form.naam.value;
      var said = { vingerafdruk: one.vingerafdruk, reden: form.reden.value, naam: name };
      ask("POST", of(card.stuk, dossier, "aanvaard"), JSON.stringify(said)).then(function () {
        form.hidden = true;
        opener.setAttribute("aria-expanded", "false");
        row.focus();
        say("De reden wordt verwerkt");
      }).catch(function (error) { refuse(error.message); });
    });
    return row;
  }

  /* comparing */

  function choices(sources) {
    var ready = [];
    sources.forEach(function (stuk) {
      if (stuk.stand === "geweigerd") { return; }
      stuk.dossiers.forEach(function (dossier) { ready.push([stuk.nummer + "/" + dossier.id, stuk.naam + (stuk.dossiers.length > 1 ? ": " + dossier.titel : "")]); });
    });
    var there = state.stukken.some(function (stuk) { return stuk.soort === "vergelijking"; });
    show(document.getElementById("vergelijken"), ready.length > 1 || there);
    show(document.getElementById("vergelijk"), ready.length > 1);
    ["oud", "nieuw"].forEach(function (side, place) {
      var box = document.getElementById("vergelijk").elements[side], keys = ready.map(function (pair) { return pair[0]; });
      if (keys.join() === Array.from(box.options).map(function (option) { return option.value; }).join()) { return; }
      var chosen = box.dataset.gekozen;
      box.replaceChildren.apply(box, ready.map(function (pair) { return new Option(pair[1], pair[0]); }));
      box.value = keys.indexOf(chosen) >= 0 ? chosen : keys[place] || keys[0] || "";
    });
  }

  function compare(event) {
    event.preventDefault();
    var form = event.target;
    function side(text) { var at = text.indexOf("/"); return [Number(text.slice(0, at)), text.slice(at + 1)]; }
    ask("POST", "pagina/" + page + "/vergelijk", JSON.stringify({ oud: side(form.oud.value), nieuw: side(form.nieuw.value) }))
      .catch(function (error) { refuse(error.message); });
  }

  /* reading */

  function read(stuk, dossier, anchor, focus) {
    var file = stuk.soort === "bron" ? "rapport.html" : "vergelijking.html", frame = document.getElementById("blad");
    var place = of(stuk, dossier.id, file) + "?versie=" + stuk.versie + (anchor ? "#" + anchor : "");
    reading = { nummer: stuk.nummer, dossier: dossier.id, anker: anchor };
    write(document.getElementById("lezer-kop"), (stuk.soort === "bron" ? "Rapport: " : "Vergelijking: ") + stuk.naam);
    frame.title = document.getElementById("lezer-kop").textContent;
    document.getElementById("lezer-los").href = place;
    show(document.getElementById("lezer"), true);
    if (frame.getAttribute("src") !== place) { frame.src = place; }
    if (focus) {
      document.getElementById("lezer-kop").focus();
      document.getElementById("lezer").scrollIntoView();
    }
  }

  function close() {
    var card = reading && cards.get(reading.nummer);
    reading = null;
    show(document.getElementById("lezer"), false);
    document.getElementById("blad").removeAttribute("src");
    if (card) { find(".lees", card.element).focus(); }
  }

  var zone = document.getElementById("neer"), input = document.getElementById("kies"), inside = 0;
  input.addEventListener("change", function () { take(input.files); input.value = ""; });
  document.addEventListener("dragenter", function () { inside += 1; zone.classList.add("boven"); });
  document.addEventListener("dragleave", function () { inside -= 1; if (inside <= 0) { inside = 0; zone.classList.remove("boven"); } });
  document.addEventListener("dragover", function (event) { event.preventDefault(); });
  document.addEventListener("drop", function (event) {
    event.preventDefault();
    inside = 0;
    zone.classList.remove("boven");
    take(event.dataTransfer.files);
  });
  document.getElementById("vergelijk").addEventListener("submit", compare);
  document.getElementById("vergelijk").addEventListener("change", function (event) { event.target.dataset.gekozen = event.target.value; });
  document.getElementById("lezer-dicht").addEventListener("click", close);
  start();
})();

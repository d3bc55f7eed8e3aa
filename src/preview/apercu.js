// The script of the preview: loads the page again when it changes, and shows what is wrong over it meanwhile.
"use strict";
(() => {
  const { version, role } = document.currentScript.dataset;
  let stream = null;

  const panel = (() => {
    const host = document.createElement("apercu-fascicule");
    const root = host.attachShadow({ mode: "open" });
    // Allowed by any security policy, unlike a style element.
    const style = new CSSStyleSheet();
    style.replaceSync(`
      section { position: fixed; inset: auto 0 0 0; max-height: 60vh; overflow: auto; z-index: 2147483647;
        padding: 1rem 1.5rem; background: #2a1215; color: #fff4f2; border-top: 4px solid #ff6b57;
        font: 1rem/1.5 system-ui, sans-serif; box-shadow: 0 -4px 24px #0006 }
      h2 { font-size: 1.1rem; margin: 0 6rem .5rem 0 }
      pre { margin: 0; overflow-x: auto; font: .9rem/1.4 ui-monospace, monospace }
      button { position: absolute; top: 1rem; right: 1.5rem; font: inherit; padding: .2rem .8rem; color: inherit;
        background: none; border: 1px solid currentcolor; border-radius: 4px; cursor: pointer }
      p { position: fixed; inset: auto 0 0 0; margin: 0; padding: .5rem 1.5rem; z-index: 2147483647;
        background: #333; color: #fff; font: 1rem/1.5 system-ui, sans-serif }
      @media print { section, p { display: none } }`);
    root.adoptedStyleSheets = [style];
    document.documentElement.append(host);
    return root;
  })();

  const element = (name, text) => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };

  const hide = () => panel.replaceChildren();

  const showFaults = (text) => {
    const close = element("button", "Fermer");
    close.addEventListener("click", hide);
    const section = document.createElement("section");
    section.setAttribute("role", "alert");
    section.append(element("h2", "Le contenu a des erreurs : voici la dernière page sans erreur."), close,
      element("pre", text));
    panel.replaceChildren(section);
  };

  const listen = () => {
    if (stream || document.hidden) return;
    stream = new EventSource("/_apercu/suivi" + location.pathname);
    stream.onmessage = ({ data }) => {
      const now = JSON.parse(data);
      if (now.version !== version) {
        rest();
        location.reload();
      } else if (now.fautes !== null && role !== "fautes") {
        showFaults(now.fautes);
      } else {
        hide();
      }
    };
    stream.onerror = () => {
      const notice = element("p", "L’aperçu est arrêté. Relancez « fascicule serve » : cette page reprendra d’elle-même.");
      notice.setAttribute("role", "status");
      if (!panel.querySelector("p")) panel.append(notice);
    };
    stream.onopen = () => panel.querySelector("p")?.remove();
  };

  // A browser opens few connections to one host: only the pages that are seen hold one.
  const rest = () => {
    stream?.close();
    stream = null;
  };

  addEventListener("keydown", (event) => event.key === "Escape" && hide());
  // To load this page again would cancel the way to another; a download leaves it in place.
  addEventListener("beforeunload", () => {
    rest();
    setTimeout(listen, 1000);
  });
  addEventListener("pagehide", rest);
  addEventListener("pageshow", listen);
  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
  listen();

  if (role === "attente") {
    const ready = fetch(location.href, { headers: { Accept: "application/pdf" } });
    ready.finally(() => location.reload());
  }
})();

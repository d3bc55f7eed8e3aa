// Offers to copy the address of the statement or part that the page was opened at, or that was chosen in it.
// Without this script the same address is the link of its code, or of its § mark.

const announced = document.createElement("p");
announced.className = "visually-hidden";
announced.setAttribute("role", "status");

const button = document.createElement("button");
button.type = "button";
button.className = "copy";
button.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(address());
    say("Adresse copiée");
  } catch {
    say(`Copie impossible. L’adresse : ${address()}`);
  }
});

/** Where the statement is cited from: the page's own address online, when it has one. */
function address() {
  const page = document.querySelector("link[rel=canonical]")?.href ?? location.href.replace(/[?#].*$/, "").replace(/index\.html$/, "");
  return page + location.hash;
}

function say(words) {
  button.textContent = words;
  announced.textContent = words;
}

function offer() {
  button.remove();
  const id = decodeURIComponent(location.hash.slice(1));
  const chosen = id && document.getElementById(id);
  const mark = chosen && [...chosen.querySelectorAll("a.code, a.anchor")].find((link) => link.getAttribute("href") === `#${id}`);
  if (!mark || !navigator.clipboard) return;
  button.textContent = "Copier l’adresse";
  announced.textContent = "";
  // In a row of code and words, below the words; in a heading, at its end.
  mark.parentElement.append(button);
}

document.body.append(announced);
addEventListener("hashchange", offer);
offer();

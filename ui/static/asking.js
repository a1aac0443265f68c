// Asks the server and tells the stages as they end.

const GIVE_UP_AFTER = 60000; // of silence

/**
 * The card that answers a question, {html, answered}.
 *
 * @param body {question, history, documents}
 * @param told called with each stage's name and count
 * @throws what went wrong, with the server's own words as `reason` where it had any
 */
export async function answerTo(body, told) {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), GIVE_UP_AFTER);
  try {
    const response = await fetch("/page/ask", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: silence.signal,
    });
    if (!response.ok) throw Object.assign(new Error("refused"), { reason: await reason(response) });
    for await (const line of lines(response.body)) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), GIVE_UP_AFTER);
      const said = JSON.parse(line);
      if (said.html !== undefined) return said;
      told(said.stage, said.count);
    }
    throw new Error("the answer broke off");
  } finally {
    clearTimeout(timer);
  }
}

async function reason(response) {
  try {
    return (await response.json()).error;
  } catch {
    return undefined;
  }
}

async function* lines(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    const pieces = (rest + value).split("\n");
    rest = pieces.pop();
    yield* pieces.filter(Boolean);
  }
  if (rest) yield rest;
}

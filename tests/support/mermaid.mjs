// Reads a Mermaid diagram from standard input with Mermaid's own parser and says of which
// kind it is. Needs no browser: jsdom stands in for one. The first argument is the folder
// in which npm has installed both.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const folder = process.argv[2];
const { JSDOM } = createRequire(`${folder}/`)('jsdom');
const { window } = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true });
globalThis.window = window;
globalThis.document = window.document;
const core = pathToFileURL(`${folder}/node_modules/mermaid/dist/mermaid.core.mjs`);
const { default: mermaid } = await import(core);

let text = '';
for await (const piece of process.stdin) text += piece;
const { diagramType } = await mermaid.parse(text);
console.log(diagramType);

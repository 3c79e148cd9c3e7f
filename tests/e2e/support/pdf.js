// Reads a printed sheet with other programs than the browser that printed it: PDF.js draws it, jsQR reads its QR code.

import { createCanvas } from '@napi-rs/canvas';
import jsQR from 'jsqr';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Printer's points to an inch. */
const POINTS = 72;
const assets = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** The pages of a PDF: size in inches, text, and the picture at `dpi`. */
export async function pages(bytes, dpi = 200) {
  const file = await pdfjs.getDocument({
    data: new Uint8Array(bytes),
    standardFontDataUrl: join(assets, 'standard_fonts/'),
    verbosity: 0,
  }).promise;
  const read = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    const paper = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: dpi / POINTS });
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
    await page.render({ canvas, canvasContext: canvas.getContext('2d'), viewport }).promise;
    const { items } = await page.getTextContent();
    read.push({
      inches: { width: paper.width / POINTS, height: paper.height / POINTS },
      text: items.map(item => item.str + (item.hasEOL ? '\n' : '')).join(''),
      // Height of the letters in points, of each run of text that is not blank.
      letterSizes: items.filter(item => item.str.trim()).map(item => Math.hypot(item.transform[2], item.transform[3])),
      canvas,
    });
  }
  return read;
}

/** How many fonts a PDF has, and how many of them come with it: others look different elsewhere. */
export function fonts(bytes) {
  const objects = Buffer.from(bytes).toString('latin1').split('endobj').map(text => text.slice(text.lastIndexOf('\n<<')));
  const of = (object, key) => object.match(new RegExp(`/${key} (\\d+) 0 R`))?.[1];
  const all = objects.filter(object => /\/Type \/Font\b(?!Descriptor)/.test(object) && !object.includes('/Subtype /Type0'));
  const files = Buffer.from(bytes).toString('latin1').matchAll(/(\d+) 0 obj\s<<\/Type \/FontDescriptor[^>]*\/FontFile[23]? /g);
  const withFile = new Set([...files].map(match => match[1]));
  // The glyphs of a Type 3 font are drawings in the file itself.
  const comes = font => font.includes('/Subtype /Type3') || withFile.has(of(font, 'FontDescriptor'));
  return { all: all.length, embedded: all.filter(comes).length };
}

/** What the QR code on a drawn page says; `null` when there is none that can be read. */
export function qrCode({ canvas }) {
  const { width, height } = canvas;
  const image = canvas.getContext('2d').getImageData(0, 0, width, height);
  return jsQR(image.data, width, height)?.data ?? null;
}

/** The picture as PNG. */
export const png = ({ canvas }) => canvas.toBuffer('image/png');

/** The part of sax that is used here. Its own types need Node's, which this code must do without. */
interface Parser {
  onopentag: (tag: { name: string; attributes: Record<string, string> }) => void;
  ontext: (text: string) => void;
  onclosetag: (name: string) => void;
  onerror: (error: Error) => void;
  resume(): void;
  write(xml: string): Parser;
  close(): void;
}
declare const sax: { parser(strict: boolean, options: { position: boolean }): Parser };
export default sax;

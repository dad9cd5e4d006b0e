import { FeedError } from '@ozg-widgets/sdk';
import { expect } from '@open-wc/testing';
import { LitElement } from 'lit';
import { ResourceController } from '../../../packages/widgets/src/shared/controllers/resource-controller.js';
import type { LoadErrorEvent } from '../../../packages/widgets/src/events.js';

/** An element that shows the answer to a question. */
class AnswerElement extends LitElement {
  static override properties = { question: {}, other: {} };
  declare question: string | undefined;
  declare other: string | undefined;
  /** What was asked, with what answers it. */
  asked: { question: string; resolve: (value: object) => void; reject: (error: unknown) => void }[] = [];
  known = new Map<string, object>();
  heard: unknown[] = [];
  renderings = 0;
  answer = new ResourceController<object>(this, {
    question: () => [this.question, this.other],
    subject: () => this.question,
    load: () => {
      const { question = '' } = this;
      if (!question) throw new FeedError('missing', '');
      return (
        this.known.get(question) ??
        new Promise((resolve, reject) => {
          this.asked.push({ question, resolve, reject });
        })
      );
    },
    onLoad: (value) => this.heard.push(value),
  });

  constructor() {
    super();
    this.addController(this.answer);
    this.addEventListener('ozg-load-error', ({ error }: LoadErrorEvent) => this.heard.push(error.reason));
  }

  protected override render(): string {
    this.renderings++;
    return JSON.stringify(this.answer.value ?? null);
  }
}
customElements.define('test-answer', AnswerElement);

async function show(question?: string, known: [string, object][] = []): Promise<AnswerElement> {
  const element = new AnswerElement();
  element.question = question;
  element.known = new Map(known);
  document.body.append(element);
  await element.updateComplete;
  return element;
}

/** Waits for what follows an answer. */
async function settle(element: AnswerElement): Promise<void> {
  await element.answer.pending.catch(() => undefined);
  await element.updateComplete;
}

const [one, two] = [{ one: 1 }, { two: 2 }];

describe('a resource controller', () => {
  afterEach(() => {
    for (const element of document.querySelectorAll('test-answer')) element.remove();
  });

  it('shows what is known with the update that asks for it', async () => {
    const element = await show('a', [['a', one]]);
    expect(element.answer.value).to.equal(one);
    expect(element.shadowRoot!.textContent).to.equal('{"one":1}');
    expect(element.renderings).to.equal(1);
    expect(element.heard).to.deep.equal([one]);
  });

  it('is pending until the question is answered, and then updates', async () => {
    const element = await show('a');
    let done = false;
    const pending = element.answer.pending.then(() => (done = true));
    await new Promise((resolve) => setTimeout(resolve));
    expect(done).to.equal(false);
    element.asked[0]!.resolve(one);
    await pending;
    await element.updateComplete;
    expect(element.shadowRoot!.textContent).to.equal('{"one":1}');
  });

  it('asks again only if the question changes', async () => {
    const element = await show('a');
    element.requestUpdate();
    await element.updateComplete;
    expect(element.asked).to.have.length(1);
    element.other = 'x';
    await element.updateComplete;
    expect(element.asked).to.have.length(2);
  });

  it('drops an answer that a newer question has overtaken', async () => {
    const element = await show('a');
    element.question = 'b';
    await element.updateComplete;
    element.asked[1]!.resolve(two);
    await settle(element);
    element.asked[0]!.resolve(one);
    await settle(element);
    expect(element.answer.value).to.equal(two);
    expect(element.heard).to.deep.equal([two]);
  });

  it('keeps the answer about the same subject while it loads, and drops one about another', async () => {
    const element = await show('a', [['a', one]]);
    element.known.clear();
    element.other = 'x';
    await element.updateComplete;
    expect(element.answer.value).to.equal(one);
    element.question = 'b';
    await element.updateComplete;
    expect(element.answer.value).to.equal(undefined);
    expect(element.shadowRoot!.textContent).to.equal('null');
  });

  it('tells an answer once, and an error once', async () => {
    const element = await show('a', [['a', one]]);
    for (const other of ['x', 'y']) {
      element.other = other;
      await element.updateComplete;
    }
    element.question = '';
    await settle(element);
    element.other = 'z';
    await settle(element);
    element.question = 'a';
    await settle(element);
    expect(element.heard).to.deep.equal([one, 'missing', one]);
    expect([element.answer.value, element.answer.error]).to.deep.equal([one, undefined]);
  });

  it('has no answer after an error', async () => {
    const element = await show('a', [['a', one]]);
    element.question = 'b';
    await element.updateComplete;
    element.asked[0]!.reject(new FeedError('timeout', 'b'));
    await settle(element);
    expect(element.answer.value).to.equal(undefined);
    expect(element.answer.error).to.include({ reason: 'timeout' });
    expect(element.shadowRoot!.textContent).to.equal('null');
  });

  it('hides no bug', async () => {
    const element = await show('a');
    const bug = new RangeError('a bug');
    element.asked[0]!.reject(bug);
    expect(await element.answer.pending.catch((error: unknown) => error)).to.equal(bug);
    expect(element.heard).to.deep.equal([]);
  });

  it('takes a question for answered when it is told to skip it, and asks again when it is told to reload', async () => {
    const element = await show('a');
    element.question = 'b';
    element.answer.skip();
    await element.updateComplete;
    element.asked[0]!.resolve(one);
    await settle(element);
    expect(element.answer.value).to.equal(undefined);
    expect(element.asked).to.have.length(1);
    element.answer.reload();
    await element.updateComplete;
    element.asked[1]!.resolve(two);
    await settle(element);
    expect(element.answer.value).to.equal(two);
  });
});

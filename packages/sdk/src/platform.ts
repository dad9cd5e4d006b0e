/**
 * Types of the platform that the public API mentions. They resolve to the real ones where the project has them (DOM
 * library, `@types/node`, Cloudflare), and to the part that the SDK uses where it has not: declarations compile with
 * `lib: ["ES2023"]` alone.
 */

/** The runtime's `fetch`. */
export type Fetch = typeof globalThis extends { fetch: infer F }
  ? F
  : (input: string, init?: object) => Promise<unknown>;

/** The runtime's `AbortSignal`. */
export type Signal = typeof globalThis extends { AbortSignal: { prototype: infer S } } ? S : SignalLike;

/** What the SDK uses of an `AbortSignal`. */
interface SignalLike {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

const real = { Date: globalThis.Date, origin: performance.timeOrigin };
let ahead = 0;

const shifted = new Proxy(real.Date, {
  construct: (target, args: readonly unknown[], newTarget) =>
    Reflect.construct(target, args.length > 0 ? args : [target.now() + ahead], newTarget) as Date,
  get: (target, name, receiver): unknown =>
    name === 'now' ? () => target.now() + ahead : Reflect.get(target, name, receiver),
});

/** Sets the clock that everything in this process reads; it goes on from there. Timers wait as they do. */
export const setClock = (time: string): void => {
  ahead = real.Date.parse(time) - real.Date.now();
  globalThis.Date = shifted;
  const origin = real.origin + ahead;
  Object.defineProperty(performance, 'timeOrigin', { value: origin, configurable: true });
};

/** Puts the clock forward. */
export const passTime = (ms: number): void => {
  setClock(new Date(Date.now() + ms).toISOString());
};

export const resetClock = (): void => {
  globalThis.Date = real.Date;
  Reflect.deleteProperty(performance, 'timeOrigin');
};

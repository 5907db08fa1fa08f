// JavaScript's side of the benchmarks: node peer.mjs NAME prints the nanoseconds of one operation.

const check = (condition) => {
  if (!condition) throw new Error("a wrong result");
};

async function perOperation(n, body) {
  const start = performance.now();
  await body();
  return ((performance.now() - start) * 1e6) / n;
}

// An unbuffered channel of the usual kind: queues of waiting takers and putters.
class Channel {
  #takers = [];
  #putters = [];
  put(value) {
    const taker = this.#takers.shift();
    if (taker) {
      taker(value);
      return Promise.resolve();
    }
    return new Promise((release) => this.#putters.push({ value, release }));
  }
  take() {
    const putter = this.#putters.shift();
    if (putter) {
      putter.release();
      return Promise.resolve(putter.value);
    }
    return new Promise((resolve) => this.#takers.push(resolve));
  }
}

function generatorSwitch(n) {
  function* turns() {
    for (;;) yield;
  }
  const generator = turns();
  return perOperation(2 * n, () => {
    for (let k = 0; k < n; k++) generator.next();
  });
}

function awaitSwitch(n) {
  const turns = async () => {
    for (let k = 0; k < n; k++) await null;
  };
  return perOperation(2 * n, () => Promise.all([turns(), turns()]));
}

function channel(n) {
  const there = new Channel();
  const back = new Channel();
  const answer = async () => {
    for (let k = 0; k < n; k++) await back.put((await there.take()) + 1);
  };
  const ask = async () => {
    for (let k = 0; k < n; k++) {
      await there.put(k);
      check((await back.take()) === k + 1);
    }
  };
  return perOperation(2 * n, () => Promise.all([answer(), ask()]));
}

async function spawn(n) {
  let sum = 0;
  const body = async () => {
    await null;
    sum++;
  };
  const batch = 100;
  const cost = await perOperation(n, async () => {
    for (let k = 0; k < n / batch; k++) await Promise.all(Array.from({ length: batch }, body));
  });
  check(sum === n);
  return cost;
}

const fib = (n) => (n < 2 ? n : fib(n - 1) + fib(n - 2));

// fib(27) makes 832,039 calls.
function fibonacci() {
  return perOperation(832039, () => check(fib(27) === 196418));
}

function loop(n) {
  return perOperation(n, () => {
    let total = 0;
    let i = 0;
    while (i < n) {
      total += i;
      i += 1;
    }
    check(total === (n * (n - 1)) / 2);
  });
}

const benches = {
  switch: [generatorSwitch, 2_000_000],
  await: [awaitSwitch, 1_000_000],
  channel: [channel, 500_000],
  spawn: [spawn, 500_000],
  fib: [fibonacci, 27],
  loop: [loop, 10_000_000],
};

const [bench, n] = benches[process.argv[2]];
await bench(n > 100 ? n / 10 : n);
await bench(n > 100 ? n / 10 : n);
console.log(`ns ${(await bench(n)).toFixed(2)}`);

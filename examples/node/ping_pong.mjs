// A program in the language, run from Node: its output comes to us, an error is an exception.
import { createRuntime, SwitchyardError } from "switchyard";

const program = `
import stackless

channel = stackless.channel()


def ping():
    for n in range(3):
        channel.send(n)


def pong():
    while True:
        print("received", channel.receive())


stackless.tasklet(pong)()
stackless.tasklet(ping)()
stackless.run()
`;

const rt = await createRuntime({ stdout: (text) => process.stdout.write(text) });
try {
  await rt.run(program, { filename: "ping_pong.py" });
} finally {
  rt.dispose();
}

// An endless loop can be stopped, and an error tells its line.
const second = await createRuntime();
try {
  await second.run("x = 1\nx.send(2)\n", { filename: "wrong.py" });
} catch (error) {
  if (!(error instanceof SwitchyardError)) throw error;
  console.log(`${error.type} in line ${error.line}: ${error.message}`);
} finally {
  second.dispose();
}

// Tests of the built page in a browser: node tests/browser/run.mjs [part of a test's name].
// Builds nothing; build/page has to be there.
import { runTests } from "./harness.mjs";
import "./suites/loading.mjs";
import "./suites/editing.mjs";
import "./suites/running.mjs";
import "./suites/scenarios.mjs";
import "./suites/inspector.mjs";
import "./suites/sharing.mjs";
import "./suites/settings.mjs";
import "./suites/timeline.mjs";
import "./suites/appearance.mjs";
import "./suites/embedding.mjs";

const isGood = await runTests(process.argv[2] ?? "");
process.exitCode = isGood ? 0 : 1;

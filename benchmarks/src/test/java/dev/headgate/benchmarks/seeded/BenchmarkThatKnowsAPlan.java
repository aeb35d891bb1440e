package dev.headgate.benchmarks.seeded;

import dev.headgate.release.DeploymentPlan;

/** Measures what a release makes of the judge, and not the judge. */
record BenchmarkThatKnowsAPlan(DeploymentPlan plan) {}

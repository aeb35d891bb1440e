package dev.headgate.simulator.asl;

import dev.headgate.simulator.time.EventLoop;
import java.util.List;
import java.util.random.RandomGenerator;

/** What all executions share. */
record Engine(
        EventLoop loop,
        LambdaRuntime lambda,
        RandomGenerator random,
        ExpressionFunctions functions,
        TaskTokens tokens,
        Executions executions,
        List<ExecutionListener> listeners,
        StatusChanges statusChanges,
        Readings readings) {}

package dev.headgate.states.execution;

import dev.headgate.states.expression.ExpressionFunctions;
import dev.headgate.states.time.EventLoop;
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

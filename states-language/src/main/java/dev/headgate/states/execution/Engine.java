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
        Readings readings) {

    /** The same, where nobody is told of what happens. */
    Engine unheard(StatusChanges withoutSubscribers) {
        return new Engine(loop, lambda, random, functions, tokens, executions, List.of(), withoutSubscribers, readings);
    }
}

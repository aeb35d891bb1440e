package dev.headgate.simulator.environment.service;

/** What a rule of a listener does with a request. */
public sealed interface ListenerAction {

    /** Passes it on by weights. */
    record Forward(ListenerWeights weights) implements ListenerAction {}

    /** Sends it to port 443. */
    record Redirect() implements ListenerAction {}

    /** Answers 404 by itself. */
    record NotFound() implements ListenerAction {}
}

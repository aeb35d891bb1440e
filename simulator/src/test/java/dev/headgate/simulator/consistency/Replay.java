package dev.headgate.simulator.consistency;

import java.util.Map;

/** Hands a sample to the code that would receive it, and asserts what comes of it. */
@FunctionalInterface
interface Replay {
    void play(Map<String, Object> sample);
}

package dev.headgate.release;

import dev.headgate.config.Names;
import dev.headgate.config.Strategy;

/** What the traffic backend calls a strategy. */
@FunctionalInterface
public interface StrategyNames {
    String of(Names names, Strategy strategy);
}

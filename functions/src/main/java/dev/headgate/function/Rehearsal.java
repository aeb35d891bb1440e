package dev.headgate.function;

import dev.headgate.aws.CannedReply;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An event that a function was once sent in the simulator, and what AWS answered while it acted on it.
 *
 * @param name of the state or the event
 * @param at when it was
 */
public record Rehearsal(String name, Instant at, Map<String, Object> event, List<CannedReply> replies) {}

package dev.headgate.handler;

import java.util.Optional;

/**
 * Why an execution comes to its end, as the states before have noted it. Nothing is noted where a decision led there that the
 * record has.
 *
 * @param finished what was seen of a green that serves all
 * @param needsHuman why what serves could not be verified
 * @param problem what a step failed with
 */
public record Because(Optional<String> finished, Optional<String> needsHuman, Optional<Problem> problem) {}

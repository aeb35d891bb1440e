package dev.headgate.traffic;

import dev.headgate.deployment.Progress;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an earlier look saw, so that it need not be read again where it cannot have changed.
 *
 * @param healthy how many of green's targets are known to be healthy, by what CloudWatch counted since
 * @param progress how far the backend's deployment was
 */
public record Remembered(OptionalInt healthy, Optional<Progress> progress) {

    public static final Remembered NOTHING = new Remembered(OptionalInt.empty(), Optional.empty());
}

package dev.headgate.states.expression;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Draws identifiers that a seed can repeat. */
public final class RandomIds {

    private final RandomGenerator random;

    public RandomIds(RandomGenerator random) {
        this.random = random;
    }

    /** A version 4 UUID. */
    public String uuid() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & ~(0b11L << 62)) | (0b10L << 62);
        return new UUID(high, low).toString();
    }
}

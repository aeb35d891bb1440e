package dev.headgate.config;

/**
 * One account, region, cluster and service, and the rules of releasing there.
 *
 * @param wave environments of the same wave deploy side by side, waves one after the other from 1
 */
public record Environment(String name, int wave, Target target, ReleaseRules rules) {
    public Environment {
        if (wave < 1) {
            throw new IllegalArgumentException("wave must be 1 or more, not " + wave);
        }
    }

    /** The same, with traffic moved in one step. */
    public Environment allAtOnce() {
        return new Environment(name, wave, target, rules.allAtOnce());
    }

    /** The same, all at once, and held up by nobody and nothing: for what served here before, while production burns. */
    public Environment hurried() {
        return new Environment(name, wave, target, rules.hurried());
    }

    /** The same, without anybody's yes and without a scan: for what served here before. */
    public Environment withoutGates() {
        return new Environment(name, wave, target, rules.withoutGates());
    }
}

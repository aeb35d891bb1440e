package dev.headgate.simulator.environment.service;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** Draws the names that AWS makes up, in the form in which it makes them up. */
public final class Identifiers {

    private static final String CAPITALS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private static final String URL_SAFE =
            CAPITALS_AND_DIGITS + CAPITALS_AND_DIGITS.substring(0, 26).toLowerCase(Locale.ROOT) + "_-";

    private final RandomGenerator random;
    private final String account;
    private final String region;

    public Identifiers(RandomGenerator random, String account, String region) {
        this.random = random;
        this.account = account;
        this.region = region;
    }

    public String account() {
        return account;
    }

    public String region() {
        return region;
    }

    public String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + account + ":" + resource;
    }

    public String deployment() {
        StringBuilder id = new StringBuilder("d-");
        for (int i = 0; i < 9; i++) {
            id.append(CAPITALS_AND_DIGITS.charAt(random.nextInt(CAPITALS_AND_DIGITS.length())));
        }
        return id.toString();
    }

    public String taskSet() {
        return "ecs-svc/" + number();
    }

    public String serviceRevision() {
        return String.valueOf(number());
    }

    public String serviceDeployment() {
        return letters(21);
    }

    /**
     * One run of a lifecycle hook.
     *
     * @param kind {@code pause} or {@code lambda}
     */
    public String hook(String kind) {
        return "ecs-" + kind + "-" + letters(43);
    }

    private long number() {
        return random.nextLong(1_000_000_000_000_000_000L, Long.MAX_VALUE);
    }

    private String letters(int count) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append(URL_SAFE.charAt(random.nextInt(URL_SAFE.length())));
        }
        return letters.toString();
    }

    /** Sixteen hexadecimal digits, as load balancers are told apart by. */
    public String hex() {
        return String.format("%016x", random.nextLong());
    }
}

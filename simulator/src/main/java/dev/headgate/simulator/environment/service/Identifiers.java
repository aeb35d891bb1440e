package dev.headgate.simulator.environment.service;

import java.util.random.RandomGenerator;

/** Draws the names that AWS makes up, in the form in which it makes them up. */
public final class Identifiers {

    private static final String CAPITALS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

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

    String taskSet() {
        return "ecs-svc/" + random.nextLong(1_000_000_000_000_000_000L, Long.MAX_VALUE);
    }

    /** Sixteen hexadecimal digits, as load balancers are told apart by. */
    String hex() {
        return String.format("%016x", random.nextLong());
    }
}

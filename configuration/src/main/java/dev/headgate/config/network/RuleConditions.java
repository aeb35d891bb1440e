package dev.headgate.config.network;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What requests have to meet for a rule of a listener.
 *
 * @param hosts one of which is theirs, with {@code *} and {@code ?}; none: any
 * @param paths likewise
 * @param more whether it asks for something besides that an address does not say: a header, a method, a pattern
 */
public record RuleConditions(List<String> hosts, List<String> paths, boolean more) {

    /** What Elastic Load Balancing takes of one rule (quotas: condition values, condition wildcards). */
    public static final int MOST_VALUES = 5;

    public static final int MOST_WILDCARDS = 5;

    /** Of a default action. */
    public static final RuleConditions ANY = new RuleConditions(List.of(), List.of());

    private static final Predicate<String> BEGINNING =
            Pattern.compile("[^*?]*\\*?").asMatchPredicate();

    private static final Predicate<String> WILDCARD = Pattern.compile("[*?]").asPredicate();

    /** Of hosts and paths alone. */
    public RuleConditions(List<String> hosts, List<String> paths) {
        this(hosts, paths, false);
    }

    public RuleConditions {
        hosts = List.copyOf(hosts);
        paths = List.copyOf(paths);
    }

    public int values() {
        return hosts.size() + paths.size();
    }

    public int wildcards() {
        return Math.toIntExact(Stream.concat(hosts.stream(), paths.stream())
                .flatMapToInt(String::chars)
                .filter(it -> it == '*' || it == '?')
                .count());
    }

    /**
     * An address that a browser can open and that meets the conditions; empty where none is known to.
     *
     * @param balancer the host name of the load balancer itself, which does for a rule that asks for none
     */
    public Optional<String> url(String scheme, String balancer, int port) {
        Optional<String> host = hosts.isEmpty()
                ? Optional.of(balancer)
                : hosts.stream().filter(WILDCARD.negate()).findFirst();
        return more
                ? Optional.empty()
                : host.flatMap(it -> path().map(path -> scheme + "://" + it + ":" + port + path));
    }

    /** One without a wildcard, or with one at its end alone, which stands for nothing, too. */
    private Optional<String> path() {
        return paths.isEmpty()
                ? Optional.of("")
                : paths.stream()
                        .filter(BEGINNING)
                        .findFirst()
                        .map(it -> it.replace("*", ""))
                        .map(it -> it.equals("/") ? "" : it);
    }
}

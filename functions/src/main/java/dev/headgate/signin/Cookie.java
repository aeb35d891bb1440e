package dev.headgate.signin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A cookie of the page: for its own host alone, over HTTPS alone, and not for scripts. Another site's link may bring it along, and
 * another site's form may not.
 */
enum Cookie {
    /** What a browser keeps while somebody is at the issuer's. */
    STATE("__Host-headgate-sign-in"),
    /** Who has signed in. */
    SESSION("__Host-headgate-session");

    private final String named;

    Cookie(String named) {
        this.named = named;
    }

    String set(String value, Duration lasts) {
        return named + "=" + value + "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=" + lasts.toSeconds();
    }

    String forgotten() {
        return set("", Duration.ZERO);
    }

    /**
     * Its value among those that a browser has sent.
     *
     * @param sent each as {@code name=value}
     */
    Optional<String> in(List<String> sent) {
        return sent.stream()
                .map(String::strip)
                .filter(it -> it.startsWith(named + "="))
                .map(it -> it.substring(named.length() + 1))
                .findFirst();
    }
}

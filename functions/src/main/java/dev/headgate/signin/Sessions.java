package dev.headgate.signin;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Who has signed in with a browser lately, as the browser itself keeps it. */
public final class Sessions {

    /** Enough to read a question and think; who comes back later is mostly signed in at the issuer's still. */
    private static final Duration LASTS = Duration.ofMinutes(30);

    private static final String PURPOSE = "session";
    private static final String NAME = "name";

    private final Supplier<SignInSecret> secret;
    private final InstantSource clock;

    /**
     * Sealed by a secret.
     *
     * @param secret is asked for when a session is looked at, and not before
     */
    public Sessions(Supplier<SignInSecret> secret, InstantSource clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /** The cookie of somebody whom the issuer has named so. */
    public String cookie(String name) {
        return Cookie.SESSION.set(
                seal().close(PURPOSE, Map.of(NAME, name), clock.instant().plus(LASTS)), LASTS);
    }

    /** Who has signed in, by the cookies of a request. */
    public Optional<String> nameIn(List<String> cookies) {
        return Cookie.SESSION
                .in(cookies)
                .flatMap(it -> seal().open(PURPOSE, it, clock.instant()))
                .flatMap(it -> Optional.ofNullable(it.get(NAME)));
    }

    private Seal seal() {
        return new Seal(secret.get().sessionKey());
    }
}

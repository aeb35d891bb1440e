package dev.headgate.testing;

import static dev.headgate.testing.SampleDeployments.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.window.Freeze;
import dev.headgate.deployment.window.FreezeStore;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of freezes does. */
public abstract class FreezeStoreContract {

    private static final Optional<String> ALL = Optional.empty();
    private static final Optional<String> WEB = Optional.of("web");

    /** The same store all through a test, empty at its beginning. */
    protected abstract FreezeStore freezes();

    @Test
    void hasNoneAtFirst() {
        assertThat(freezes().all()).isEmpty();
        assertThat(freezes().find("prod", ALL)).isEmpty();
    }

    @Test
    void keepsThoseOfAnEnvironmentAndOfEachServiceApart() {
        Freeze whole = freeze("prod", ALL, "the sale");
        Freeze web = freeze("prod", WEB, "the migration");
        assertThat(freezes().keep(whole, Optional.empty())).isTrue();
        assertThat(freezes().keep(web, Optional.empty())).isTrue();

        assertThat(freezes().find("prod", ALL)).contains(whole);
        assertThat(freezes().find("prod", WEB)).contains(web);
        assertThat(freezes().find("prod", Optional.of("api"))).isEmpty();
        assertThat(freezes().find("dev", ALL)).isEmpty();
        assertThat(freezes().all()).containsExactlyInAnyOrder(whole, web);
    }

    @Test
    void aLaterOneReplacesTheEarlier() {
        Freeze first = freeze("prod", ALL, "the sale");
        assertThat(freezes().keep(first, Optional.empty())).isTrue();
        Freeze later = by("arn:later", freeze("prod", ALL, "the audit"));
        assertThat(freezes().keep(later, Optional.of(first))).isTrue();

        assertThat(freezes().all()).containsExactly(later);
    }

    /** Of two who speak at once, neither takes the other's word away unseen. */
    @Test
    void takesNoWordOverAnotherThatCameBetween() {
        Freeze first = freeze("prod", ALL, "the sale");
        assertThat(freezes().keep(first, Optional.empty())).isTrue();
        Freeze second = by("arn:second", first);
        assertThat(freezes().keep(second, Optional.of(first))).isTrue();
        Freeze lifted = first.liftedBy(new Freeze.Lifted(NOON, Optional.empty(), Optional.empty(), "arn:third"));

        assertThat(freezes().keep(lifted, Optional.of(first))).isFalse();
        assertThat(freezes().keep(lifted, Optional.empty())).isFalse();
        assertThat(freezes().all()).containsExactly(second);
    }

    @Test
    void keepsHowOneWasLifted() {
        Freeze lifted = freeze("prod", WEB, "the sale")
                .liftedBy(new Freeze.Lifted(
                        NOON.plusSeconds(60), Optional.of("it is over"), Optional.of("bob"), "arn:2"));
        assertThat(freezes().keep(lifted, Optional.empty())).isTrue();

        assertThat(freezes().find("prod", WEB)).contains(lifted);
    }

    private static Freeze by(String executionArn, Freeze freeze) {
        return new Freeze(
                freeze.environment(),
                freeze.service(),
                freeze.since(),
                freeze.until(),
                freeze.reason(),
                freeze.requestedBy(),
                executionArn,
                freeze.lifted());
    }

    private static Freeze freeze(String environment, Optional<String> service, String reason) {
        return new Freeze(
                environment,
                service,
                NOON,
                NOON.plus(Duration.ofDays(2)),
                reason,
                Optional.of("alice"),
                "arn:1",
                Optional.empty());
    }
}

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
        freezes().keep(whole);
        freezes().keep(web);

        assertThat(freezes().find("prod", ALL)).contains(whole);
        assertThat(freezes().find("prod", WEB)).contains(web);
        assertThat(freezes().find("prod", Optional.of("api"))).isEmpty();
        assertThat(freezes().find("dev", ALL)).isEmpty();
        assertThat(freezes().all()).containsExactlyInAnyOrder(whole, web);
    }

    @Test
    void aLaterOneReplacesTheEarlier() {
        freezes().keep(freeze("prod", ALL, "the sale"));
        Freeze later = freeze("prod", ALL, "the audit");
        freezes().keep(later);

        assertThat(freezes().all()).containsExactly(later);
    }

    @Test
    void keepsHowOneWasLifted() {
        Freeze lifted = freeze("prod", WEB, "the sale")
                .liftedBy(new Freeze.Lifted(
                        NOON.plusSeconds(60), Optional.of("it is over"), Optional.of("bob"), "arn:2"));
        freezes().keep(lifted);

        assertThat(freezes().find("prod", WEB)).contains(lifted);
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

package dev.headgate.testing;

import static dev.headgate.testing.ExampleAsker.ALICE;
import static dev.headgate.testing.ExampleAsker.BOB;
import static dev.headgate.testing.ExampleAsker.asker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.asker.Asker;
import dev.headgate.asker.AskerStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of askers does. */
public abstract class AskerStoreContract {

    private static final String EXECUTION = "arn:aws:states:eu-west-1:111111111111:execution:headgate-release:r-1";
    private static final String OTHER = EXECUTION + "1";
    private static final Instant LATER = ExampleAsker.AT.plus(Duration.ofDays(400));

    private static final Asker STARTED = asker(Asker.Act.STARTED, ALICE, 0);
    private static final Asker STARTED_AGAIN = asker(Asker.Act.STARTED, BOB, 1);
    private static final Asker STOPPED = asker(Asker.Act.STOPPED, BOB, 60);

    /** The same store all through a test, empty at its beginning. */
    protected abstract AskerStore askers();

    @Test
    void knowsNobodyOfWhatNobodyHasToldOf() {
        assertThat(askers().about(EXECUTION)).isEmpty();
        assertThat(askers().starter(EXECUTION)).isEmpty();
        assertThat(askers().stopper(EXECUTION)).isEmpty();
    }

    @Test
    void knowsWhoStartedAndWhoStoppedEach() {
        askers().note(EXECUTION, STARTED, LATER);
        askers().note(EXECUTION, STOPPED, LATER);
        askers().note(OTHER, STARTED_AGAIN, LATER);

        assertThat(askers().starter(EXECUTION)).contains(STARTED);
        assertThat(askers().stopper(EXECUTION)).contains(STOPPED);
        assertThat(askers().starter(OTHER)).contains(STARTED_AGAIN);
        assertThat(askers().stopper(OTHER)).isEmpty();
    }

    /** Step Functions answers a start of the same name and input with the execution that runs already. */
    @Test
    void takesTheEarliestForWhoStartedItInWhateverOrderTheyAreToldOf() {
        askers().note(EXECUTION, STOPPED, LATER);
        askers().note(EXECUTION, STARTED_AGAIN, LATER);
        askers().note(EXECUTION, STARTED, LATER);

        assertThat(askers().starter(EXECUTION)).contains(STARTED);
        assertThat(askers().about(EXECUTION)).isEqualTo(List.of(STARTED, STARTED_AGAIN, STOPPED));
    }

    @Test
    void keepsWhatIsToldTwiceOnce() {
        askers().note(EXECUTION, STARTED, LATER);
        askers().note(EXECUTION, STARTED, LATER.plusSeconds(1));

        assertThat(askers().about(EXECUTION)).containsExactly(STARTED);
    }

    @Test
    void keepsTwoCallsOfOneSecond() {
        Asker another = asker(Asker.Act.REDRIVEN, ALICE, 60);
        askers().note(EXECUTION, STOPPED, LATER);
        askers().note(EXECUTION, another, LATER);

        assertThat(askers().about(EXECUTION)).containsExactlyInAnyOrder(STOPPED, another);
    }

    @Test
    void tellsOfAHundredCallsAtMost() {
        askers().note(EXECUTION, STARTED, LATER);
        for (int second = 1; second <= 120; second++) {
            askers().note(EXECUTION, asker(Asker.Act.STOPPED, BOB, second), LATER);
        }

        assertThat(askers().about(EXECUTION)).hasSize(100).startsWith(STARTED);
    }
}

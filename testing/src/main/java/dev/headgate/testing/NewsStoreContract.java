package dev.headgate.testing;

import static dev.headgate.testing.SampleDeployments.NOON;
import static dev.headgate.testing.SampleDeployments.requestedAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.NewsStore;
import dev.headgate.deployment.NewsStore.Waiting;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of news does. */
public abstract class NewsStoreContract {

    private static final String PLACE = "111122223333/us-east-1/shop/orders";
    private static final String ELSEWHERE = "111122223333/eu-west-1/shop/orders";
    private static final Instant LATER = NOON.plus(Duration.ofDays(60));

    /** The same stores all through a test, empty at its beginning. */
    protected abstract NewsStore news();

    protected abstract DeploymentStore deployments();

    @Test
    void countsEachPlaceByItself() {
        assertThat(news().count(PLACE, LATER).heard()).isEqualTo(1);
        assertThat(news().count(PLACE, LATER).heard()).isEqualTo(2);

        assertThat(news().heard(PLACE)).isEqualTo(2);
        assertThat(news().heard(ELSEWHERE)).isZero();
        assertThat(news().count(ELSEWHERE, LATER).taskToken()).isEmpty();
    }

    @Test
    void tellsWhoWaits() {
        Deployment deployment = deployments().register(requestedAt(0, "d-1"));

        assertThat(news().keep(waiting(deployment, 0, "token"))).isTrue();

        assertThat(news().count(PLACE, LATER).taskToken()).contains("token");
        assertThat(news().heard(PLACE)).isEqualTo(1);
    }

    /** An event that came between the look and the wait would be missed by both. */
    @Test
    void keepsNobodyWaitingWhoHasMissedSomething() {
        Deployment deployment = deployments().register(requestedAt(0, "d-1"));
        long known = news().heard(PLACE);
        news().count(PLACE, LATER);

        assertThat(news().keep(waiting(deployment, known, "token"))).isFalse();
        assertThat(news().count(PLACE, LATER).taskToken()).isEmpty();
    }

    @Test
    void keepsWhoKnowsAllThatWasHeard() {
        Deployment deployment = deployments().register(requestedAt(0, "d-1"));
        news().count(PLACE, LATER);

        assertThat(news().keep(waiting(deployment, 1, "token"))).isTrue();
        assertThat(news().heard(PLACE)).isEqualTo(1);
    }

    @Test
    void theLastWhoWaitsIsTheOneThatIsTold() {
        Deployment deployment = deployments().register(requestedAt(0, "d-1"));

        assertThat(news().keep(waiting(deployment, 0, "one"))).isTrue();
        assertThat(news().keep(waiting(deployment, 0, "other"))).isTrue();

        assertThat(news().count(PLACE, LATER).taskToken()).contains("other");
    }

    /** As when a rollback has told it to end, or another execution has taken it over. */
    @Test
    void keepsNobodyWaitingWhoseRecordHasChanged() {
        Deployment deployment = deployments().register(requestedAt(0, "d-1"));
        Object changed = deployments().save(deployment.takenOverBy("arn:another", NOON));

        assertThat(news().keep(waiting(deployment, 0, "token")))
                .as("%s", changed)
                .isFalse();
        assertThat(news().count(PLACE, LATER).taskToken()).isEmpty();
    }

    @Test
    void keepsNobodyWaitingWhoHasNoRecord() {
        assertThat(news().keep(new Waiting(PLACE, 0, "d-0", 0, "token", LATER))).isFalse();
    }

    @Test
    void aTokenIsNeverPrinted() {
        Deployment deployment = deployments().register(requestedAt(0, "d-1"));
        Waiting waiting = waiting(deployment, 0, "s3cret");

        assertThat(news().keep(waiting)).isTrue();

        assertThat(waiting.toString() + news().count(PLACE, LATER))
                .contains("d-1", PLACE)
                .doesNotContain("s3cret");
    }

    private static Waiting waiting(Deployment deployment, long heard, String token) {
        return new Waiting(PLACE, heard, deployment.id(), deployment.version(), token, LATER);
    }
}

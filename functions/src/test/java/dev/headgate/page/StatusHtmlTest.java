package dev.headgate.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.asker.Asker;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.status.Phase;
import dev.headgate.status.Status;
import dev.headgate.testing.ExampleAsker;
import dev.headgate.testing.ExampleQuestion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the status looks on a dashboard; what it says is read from the records elsewhere. */
class StatusHtmlTest {

    private static final Instant NOON = ExampleQuestion.NOON;
    private static final Deployment DEPLOYMENT = ExampleQuestion.started();

    @Test
    void saysOfEachPartWhereThereIsNothingToShow() {
        assertThat(html(new Status(List.of(), List.of(), List.of())))
                .contains("Nothing is being deployed.", "No service is configured.", "Nothing has ended yet.")
                .doesNotContain("<table");
        assertThat(html(new Status(
                        List.of(new Status.Place("web", "prod", Optional.empty(), Optional.empty(), Optional.empty())),
                        List.of(ongoing(Phase.BAKING, Optional.empty())),
                        List.of(endedAt(NOON)))))
                .contains("<th>Waits for</th>", "<th>Asked for by</th>", "<th>Outcome</th>")
                .doesNotContain("<p>");
    }

    @ParameterizedTest
    @CsvSource({
        "PT-1S, 0 minutes",
        "PT59S, 0 minutes",
        "PT90S, 1 minute",
        "PT89M59S, 1 hour 29 minutes",
        "P2DT3H, 2 days 3 hours"
    })
    void saysATimeToTheMinute(Duration since, String words) {
        assertThat(html(new Status(List.of(), List.of(), List.of(endedAt(NOON.minus(since))))))
                .contains("<time>" + words + " ago</time>");
    }

    @Test
    void namesWhoeverAskedForWhatIsDeployed() {
        assertThat(html(new Status(
                        List.of(
                                new Status.Place(
                                        "web", "prod", Optional.of(DEPLOYMENT), Optional.empty(), Optional.empty()),
                                new Status.Place("web", "dev", Optional.empty(), Optional.empty(), Optional.empty())),
                        List.of(),
                        List.of())))
                .contains("<td>pipeline web<small>as its input says</small></td>\n<td>open</td></tr>")
                .containsOnlyOnce("not by Headgate yet");
    }

    @Test
    void namesWhomIamKnowsBeforeWhatTheInputSays() {
        Asker alice = ExampleAsker.asker(Asker.Act.STARTED, ExampleAsker.ALICE, 0);

        assertThat(html(new Status(
                        List.of(new Status.Place(
                                "web", "prod", Optional.of(DEPLOYMENT), Optional.of(alice), Optional.empty())),
                        List.of(),
                        List.of())))
                .contains("<td>" + ExampleAsker.ALICE
                        + " (IAM)<small>pipeline web, as its input says</small></td>\n<td>open</td></tr>");
    }

    @Test
    void saysWhatADeploymentDoesOrWhoseAnswerItWaitsFor() {
        Status.Asked one = new Status.Asked(List.of("alice", "bob"), 1, NOON.plus(Duration.ofHours(4)));
        Status.Asked two = new Status.Asked(List.of("alice", "bob"), 2, NOON.plus(Duration.ofHours(4)));

        assertThat(ongoingHtml(ongoing(Phase.BAKING, Optional.empty())))
                .contains("<small>bakes</small>", "<td>nobody</td>");
        assertThat(ongoingHtml(ongoing(Phase.STARTING, Optional.of(one))))
                .contains("<small>waits for an answer</small>", ">alice or bob</b><small>for another 4 hours</small>");
        assertThat(ongoingHtml(ongoing(Phase.STARTING, Optional.of(two)))).contains(">2 of alice, bob</b>");
    }

    @Test
    void drawsGreensShareOfTheTraffic() {
        Deployment shifting = DEPLOYMENT.trafficBegan(NOON);

        assertThat(ongoingHtml(new Status.Ongoing(shifting, Phase.SHIFTING, Optional.empty())))
                .contains("<rect class=\"track\" width=\"96\"", "<rect class=\"on-green\" width=\"9\"", "</svg>10 %");
        assertThat(ongoingHtml(ongoing(Phase.BAKING, Optional.empty())))
                .contains("<rect class=\"on-green\" width=\"96\"", "</svg>100 %");
        assertThat(ongoingHtml(ongoing(Phase.ROLLING_BACK, Optional.empty())))
                .contains("the live listener tells")
                .doesNotContain("<svg");
    }

    @Test
    void writesLightOnDarkWhereTheDashboardIsDark() {
        Status empty = new Status(List.of(), List.of(), List.of());

        assertThat(StatusHtml.of(empty, NOON, true)).contains("--quiet:#9aa5b1");
        assertThat(StatusHtml.of(empty, NOON, false)).contains("--quiet:#59636e");
    }

    private static Status.Ongoing ongoing(Phase phase, Optional<Status.Asked> question) {
        return new Status.Ongoing(DEPLOYMENT, phase, question);
    }

    private static Status.Ended endedAt(Instant at) {
        return new Status.Ended(DEPLOYMENT, Outcome.ROLLED_BACK, "web-prod-5xx is red", at);
    }

    private static String ongoingHtml(Status.Ongoing ongoing) {
        return html(new Status(List.of(), List.of(ongoing), List.of()));
    }

    private static String html(Status status) {
        return StatusHtml.of(status, NOON, false);
    }
}

package dev.headgate.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.analysis.Reason;
import dev.headgate.approval.Background;
import dev.headgate.approval.Question;
import dev.headgate.approval.Standing;
import dev.headgate.config.Strategy;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Finding;
import dev.headgate.release.Overruling;
import dev.headgate.release.Release;
import dev.headgate.testing.ExampleQuestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the page has to decide by besides the change itself: one card, where there is anything to put into it. */
class SeenSoFarTest {

    private static final String CARD = "<h2>Seen so far</h2>";

    @Test
    void hasNoCardWhereNothingWasSeen() {
        assertThat(page(ExampleQuestion.question(ExampleQuestion.GATE, Standing.UNKNOWN)))
                .doesNotContain(CARD);
    }

    @Test
    void tellsEachThingThatWasLookedAt() {
        Standing seen = new Standing(
                Optional.empty(),
                List.of(),
                List.of(new Standing.Fact("Blue", "4 of 4 tasks healthy"), new Standing.Fact("Alarms", "1 of 2 red")),
                Optional.empty());

        assertThat(page(ExampleQuestion.question(ExampleQuestion.TRAFFIC_GATE, seen)))
                .contains(CARD)
                .contains("<dt>Blue</dt><dd>4 of 4 tasks healthy</dd>", "<dt>Alarms</dt><dd>1 of 2 red</dd>");
    }

    @Test
    void leadsToGreenWhereItAnswers() {
        Standing seen = Standing.UNKNOWN.before(new Background(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of("https://web-test.elb.example.com:9001"),
                List.of(),
                Map.of()));

        assertThat(page(ExampleQuestion.question(ExampleQuestion.TRAFFIC_GATE, seen)))
                .contains(CARD, "<dt>Open green</dt>", "web-test.elb.example.com");
    }

    @Test
    void drawsWhatTheJudgeHasSeenWithoutAnEmptyList() {
        Standing judged = new Standing(Optional.empty(), List.of(), List.of(), Optional.of(ExampleQuestion.EVIDENCE));

        assertThat(page(ExampleQuestion.question(ExampleQuestion.FINISH_GATE, judged)))
                .contains(CARD + "\n<figure class=\"chart\">")
                .doesNotContain("<dl>\n\n</dl>");
    }

    @Test
    void saysWhatTheJudgeSays() {
        Deployment held = ExampleQuestion.inProd()
                .found(new Finding(
                        Reason.NOT_ENOUGH_EVIDENCE, "there is too little to tell", List.of(), ExampleQuestion.NOON));

        assertThat(page(Question.about(held, ExampleQuestion.FINISH_GATE, ExampleQuestion.EMAILS, Standing.UNKNOWN)))
                .contains(CARD, "<dt>Canary judge</dt><dd>There is too little to tell</dd>");
    }

    @Test
    void saysWhatAPersonOverrulesToHaveItReleased() {
        assertThat(page(Optional.of(new Overruling("it is the cure"))))
                .contains("<dt>Overrides</dt><dd>red alarms, ", ": it is the cure</dd>");
        assertThat(page(Optional.empty())).doesNotContain("<dt>Overrides</dt>");
    }

    private static String page(Optional<Overruling> override) {
        Release known = ExampleQuestion.RELEASE;
        Release release = new Release(
                known.id(),
                known.service(),
                known.image(),
                false,
                known.reason(),
                known.requestedBy(),
                known.requestedAt(),
                known.executionArn(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                override);
        return page(ExampleQuestion.question(
                ExampleQuestion.of(release, new Strategy.AllAtOnce(), ExampleQuestion.GATE), ExampleQuestion.GATE));
    }

    private static String page(Question question) {
        return ApprovalPage.open(ExampleQuestion.request(question), ExampleQuestion.NOON);
    }
}

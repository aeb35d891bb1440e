package dev.headgate.page;

import static dev.headgate.testing.ExampleQuestion.approved;
import static dev.headgate.testing.ExampleQuestion.rejected;
import static dev.headgate.testing.ExampleQuestion.twoOfThree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.approval.Answer;
import dev.headgate.approval.ApprovalRequest;
import dev.headgate.approval.Question;
import dev.headgate.approval.Standing;
import dev.headgate.config.Gate;
import dev.headgate.config.Strategy;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.GateDecision;
import dev.headgate.release.Release;
import dev.headgate.testing.ExampleQuestion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a link shows, from the question to its end. */
class PageOfEachStateTest {

    private static final String FAMILY = "arn:aws:ecs:us-east-1:111122223333:task-definition/web-prod:";

    @Test
    void tellsAReleaseAndARollbackApart() {
        Release release = ExampleQuestion.RELEASE;
        Release back = new Release(
                "r-2", "web", release.image(), true, "web 3.2.2 fails", "alice", ExampleQuestion.NOON, "arn");

        assertThat(page(ExampleQuestion.question()))
                .contains("<span class=\"badge\">Release</span> <span class=\"badge\">For alice</span>");
        assertThat(page(ExampleQuestion.question(
                        ExampleQuestion.of(back, new Strategy.AllAtOnce(), ExampleQuestion.GATE),
                        ExampleQuestion.GATE)))
                .contains("<span class=\"badge\">Rollback</span>", "Roll back web in prod?");
    }

    @Test
    void showsWhatItIsAboutBeforeTheFormAndWhatIsWrongBeforeAll() {
        ApprovalRequest request = twoOfThree();

        assertThat(ApprovalPage.open(request, ExampleQuestion.NOON))
                .containsSubsequence("<div class=\"about\">", "id=\"decide\"");
        assertThat(ApprovalPage.unprocessable(
                        request, Answer.NONE, Set.of(Answer.Fault.NOTHING_CHOSEN), ExampleQuestion.NOON))
                .containsSubsequence("id=\"decide\"", "<div class=\"about\">");
    }

    @Test
    void saysHowManyApprovalsAreStillNeeded() {
        Gate three = new Gate(Gate.Before.DEPLOYMENT, List.of("alice", "bob", "carol"), Duration.ofHours(4), 3, false);
        ApprovalRequest first =
                ExampleQuestion.request(ExampleQuestion.question(ExampleQuestion.RELEASE, three), approved("alice"));

        assertThat(ApprovalPage.counted(first, approved("alice")))
                .contains("<h1>Your approval counts</h1>")
                .contains("alice approved the deployment on 2026-08-14 12:00 UTC.")
                .contains("2 more approvals are needed until 2026-08-14 16:00 UTC.");
        assertThat(ApprovalPage.counted(twoOfThree(approved("alice")), approved("alice")))
                .contains("1 more approval is needed until");
    }

    @Test
    void namesEveryoneWhoApprovedButOfARejectionTheOneWhoRejected() {
        GateDecision alices = approved("alice");
        GateDecision carols = approved("carol");
        GateDecision no = rejected("bob", "Not on a Friday");

        assertThat(card(ApprovalPage.decided(twoOfThree(alices, carols), carols, Optional.empty())))
                .contains("<h1>web in prod is approved</h1>")
                .contains("alice approved the deployment", "carol approved the deployment");
        assertThat(card(ApprovalPage.decided(twoOfThree(alices, no), no, Optional.empty())))
                .contains("<h1>web in prod is rejected</h1>")
                .contains("bob rejected the deployment", "<blockquote>Not on a Friday</blockquote>")
                .doesNotContain("alice");
    }

    @Test
    void tellsWhoeverApprovedThatNobodyTakesThatBack() {
        assertThat(ApprovalPage.decidedOtherwise(twoOfThree(approved("alice")), approved("alice")))
                .contains("<h1>You have approved already</h1>", "The first decision stands: this one changed nothing.");
    }

    @Test
    void tellsWhoeverWouldDecideOtherwiseWhatStands() {
        GateDecision own = approved("alice");
        GateDecision ownNo = rejected("alice", "Not on a Friday");
        GateDecision bobsNo = rejected("bob", "Not on a Friday");

        assertThat(ApprovalPage.decidedOtherwise(twoOfThree(own, approved("bob")), own))
                .contains("<h1>web in prod is approved</h1>");
        assertThat(ApprovalPage.decidedOtherwise(twoOfThree(ownNo), ownNo))
                .contains("<h1>web in prod is rejected</h1>");
        assertThat(ApprovalPage.decidedOtherwise(twoOfThree(own, bobsNo), bobsNo))
                .contains("<h1>web in prod is rejected</h1>", "bob rejected the deployment");
    }

    @Test
    void saysOfAFormerQuestionWhatHasChangedAndWhichLinkToUse() {
        Deployment pinned = ExampleQuestion.inProd()
                .pinnedTo(FAMILY + 40, FAMILY + 12, ExampleQuestion.NOON)
                .pinnedTo(FAMILY + 41, FAMILY + 12, ExampleQuestion.NOON);
        Question again = Question.about(pinned, ExampleQuestion.GATE, ExampleQuestion.EMAILS, Standing.UNKNOWN);

        assertThat(ApprovalPage.askedAgain(ExampleQuestion.request(again)))
                .contains("<h1>This is asked again</h1>")
                .contains("web in prod: now web-prod:41 is the newest revision, not web-prod:40")
                .contains("Use the link of the latest e-mail.");
    }

    @Test
    void saysOfAnEndedDeploymentWhatWasDecidedBeforeItsEnd() {
        GateDecision yes = approved("alice");

        assertThat(ApprovalPage.over(twoOfThree(yes), Optional.of(yes)))
                .contains(
                        "There is nothing left to decide on web in prod. Before its end, alice approved the deployment");
        assertThat(ApprovalPage.over(twoOfThree(), Optional.empty())).doesNotContain("Before its end");
    }

    /** The first card alone: further down, everybody's answer is listed. */
    private static String card(String page) {
        int start = page.indexOf("<section class=\"card\">");
        return page.substring(start, page.indexOf("</section>", start));
    }

    private static String page(Question question) {
        return ApprovalPage.open(ExampleQuestion.request(question), ExampleQuestion.NOON);
    }
}

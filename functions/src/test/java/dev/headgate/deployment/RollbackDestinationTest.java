package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.RollbackDestination.Live;
import dev.headgate.release.Image;
import dev.headgate.testing.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollbackDestinationTest {

    private final List<Deployment> history = new ArrayList<>();

    @Test
    void goesToWhatServedBeforeThatWhichServes() {
        threeReleases();

        assertThat(from("web:3", 'c')).contains("d2");
        assertThat(from("web:2", 'b')).contains("d1");
        assertThat(from("web:1", 'a')).isEmpty();
    }

    @Test
    void goesToTheRevisionAlsoWhereOnlyAVariableDiffers() {
        deployed("d1", 'a', "web:1");
        deployed("d2", 'a', "web:2");

        assertThat(new RollbackDestination(history, live("web:2", 'a')).find())
                .contains(new BroughtBack(Optional.of("d1"), Optional.of("web:1"), image('a')));
    }

    @Test
    void goesFurtherBackFromWhatARollbackBroughtBackAndNeverForward() {
        Deployment first = deployed("d1", 'a', "web:1");
        Deployment second = deployed("d2", 'b', "web:2");
        deployed("d3", 'c', "web:3");
        rolledBackTo("back-1", second);

        assertThat(from("web:2", 'b')).contains("d1");

        rolledBackTo("back-2", first);
        assertThat(from("web:1", 'a')).isEmpty();
    }

    @Test
    void goesBackToANewReleaseAfterARollback() {
        Deployment first = deployed("d1", 'a', "web:1");
        deployed("d2", 'b', "web:2");
        rolledBackTo("back-1", first);
        deployed("d3", 'c', "web:3");

        assertThat(from("web:3", 'c'))
                .as("what served before d3 is what back-1 brought back")
                .contains("d1");
    }

    @Test
    void bringsBackTheNewestKnownWhereSomebodyDeployedByHand() {
        Deployment first = deployed("d1", 'a', "web:1");
        deployed("d2", 'b', "web:2");

        assertThat(from("web:9", 'f')).contains("d2");

        rolledBackTo("back-1", first);
        assertThat(from("web:9", 'f')).contains("d1");
    }

    @Test
    void goesByTheImageWhereAnOlderRecordKnowsNoRevision() {
        history.addFirst(Example.opened(plan("d1", 'a', false)));
        history.addFirst(Example.opened(plan("d2", 'b', false)));
        history.addFirst(Example.opened(plan("back", 'a', true)));

        assertThat(from("web:7", 'b')).contains("d1");
        assertThat(from("web:8", 'a')).isEmpty();
        assertThat(new RollbackDestination(history, live("web:7", 'b')).find())
                .flatMap(BroughtBack::revision)
                .isEmpty();
    }

    @Test
    void knowsNothingWithoutAHistory() {
        assertThat(from("web:1", 'a')).isEmpty();
        assertThat(new RollbackDestination(history, live("web:1", 'a')).serving())
                .isEmpty();
    }

    @Test
    void anOlderRollbacksRecordNamesNoDeploymentAndIsTakenToHaveGoneToTheSameImage() {
        threeReleases();
        history.addFirst(started(Example.opened(plan("back", 'b', true)), "web:4"));

        assertThat(from("web:4", 'b')).contains("d1");
    }

    @Test
    void orToTheSameRevisionWhateverItsImageWasCalled() {
        threeReleases();
        history.addFirst(started(Example.opened(plan("back", 'f', true)), "web:2"));

        assertThat(from("web:2", 'f')).contains("d1");
    }

    @Test
    void neverBringsBackWhatServesAlready() {
        history.addFirst(Example.opened(plan("d1", 'a', false)));
        history.addFirst(Example.opened(plan("d2", 'b', false)));
        history.addFirst(Example.opened(plan("d3", 'b', false)));

        assertThat(from("web:3", 'b')).contains("d1");
    }

    @Test
    void namesWhatServesHoweverLongAgoItCame() {
        threeReleases();

        assertThat(serving("web:3", 'c')).contains("d3");
        assertThat(serving("web:1", 'a')).contains("d1");
        assertThat(serving("web:9", 'f')).as("nobody's record").isEmpty();
    }

    @Test
    void aRollbackServesTheRevisionThatItBringsBackBeforeItHasStartedAnything() {
        Deployment first = deployed("d1", 'a', "web:1");
        Deployment back = bringingBack("back", first);

        assertThat(back.start()).isEmpty();
        assertThat(back.servedRevision()).contains("web:1");
    }

    private void threeReleases() {
        deployed("d1", 'a', "web:1");
        deployed("d2", 'b', "web:2");
        deployed("d3", 'c', "web:3");
    }

    private Optional<String> serving(String revision, char digit) {
        return new RollbackDestination(history, live(revision, digit)).serving().flatMap(BroughtBack::deploymentId);
    }

    private Optional<String> from(String revision, char digit) {
        return new RollbackDestination(history, live(revision, digit)).find().flatMap(BroughtBack::deploymentId);
    }

    private static Live live(String revision, char digit) {
        return new Live(revision, image(digit).reference());
    }

    private Deployment deployed(String id, char digit, String revision) {
        Deployment deployment = started(Example.opened(plan(id, digit, false)), revision);
        history.addFirst(deployment);
        return deployment;
    }

    private void rolledBackTo(String id, Deployment earlier) {
        history.addFirst(
                started(bringingBack(id, earlier), earlier.servedRevision().orElseThrow()));
    }

    private static Deployment bringingBack(String id, Deployment earlier) {
        return Example.opened(plan(id, 'f', true))
                .bringingBack(new BroughtBack(
                        Optional.of(earlier.id()),
                        earlier.servedRevision(),
                        earlier.plan().release().image()));
    }

    private static Deployment started(Deployment opened, String revision) {
        return opened.intending("headgate:x", Example.OPENED, Example.BLUE, List.of())
                .registered(revision)
                .created("d-" + opened.id());
    }

    private static dev.headgate.release.DeploymentPlan plan(String id, char digit, boolean rollback) {
        var release = Example.release("why", "carol", Example.OPENED, rollback);
        var plan = Example.plan(id, release, Example.plan(release, "prod").environment());
        return plan.bringingBack(image(digit));
    }

    private static Image image(char digit) {
        return new Image("web", "sha256:" + String.valueOf(digit).repeat(64), Optional.empty());
    }
}

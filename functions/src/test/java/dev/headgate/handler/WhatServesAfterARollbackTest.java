package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.BroughtBack;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.Start;
import dev.headgate.handler.RollbackTurn.Destination;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Image;
import dev.headgate.testing.Example;
import dev.headgate.testing.Scene;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An operator's rollback of prod comes where something was brought back just before: what serves now, and is that enough? */
class WhatServesAfterARollbackTest {

    private static final String FAMILY = "arn:aws:ecs:us-east-1:111122223333:task-definition/web-prod:";
    private static final Image OLD = image("01");
    private static final Image NEW = image("02");

    private final Scene scene = new Scene();
    private final RollbackTurn turn = new RollbackTurn(scene.store, scene.backend);

    @Test
    void isKnownByTheDigestInItsReference() {
        gaveWayBeside(OLD.reference(), Outcome.ROLLED_BACK);

        assertThat(turn.destination(scene.record("back"))).isInstanceOf(Destination.Reached.class);
        assertThat(scene.record("back").broughtBack().map(BroughtBack::image)).contains(OLD);
    }

    @Test
    void isNotWhatWasAskedForWhereThatWasNotRolledBack() {
        gaveWayBeside(OLD.reference(), Outcome.NEEDS_HUMAN);

        assertThat(turn.destination(scene.record("back"))).isInstanceOf(Destination.Nowhere.class);
    }

    @Test
    void isNotKnownBeforeWhatGivesWayHasEnded() {
        Deployment serving = scene.store.save(scene.started().trafficBegan(Scene.NINE));
        Deployment rollback = scene.store.save(scene.rollback().findingAtWork(serving.id()));

        assertThat(turn.destination(rollback)).isInstanceOf(Destination.Nowhere.class);
    }

    /** A failed deployment's blue was deregistered meanwhile, and was brought back as a copy that no record names. */
    @Test
    void isTheRevisionOfWhichItIsACopyAndTheRollbackGoesFurtherBack() {
        deployed("first", image("03"), FAMILY + 3);
        deployed("second", OLD, FAMILY + 4);
        deployed("third", NEW, FAMILY + 5);
        serves(OLD, FAMILY + 4);

        assertThat(destination()).contains("first");
    }

    @Test
    void isLookedForOnlyAmongRevisionsOfTheSameImage() {
        deployed("first", OLD, FAMILY + 4);
        deployed("second", NEW, FAMILY + 5);
        serves(OLD, FAMILY + 4);

        assertThat(destination()).isEmpty();
        assertThat(scene.backend.originalsSought).containsExactly(FAMILY + 4);
    }

    @Test
    void isNoneThatTheRecordsKnowWhereItIsACopyOfNone() {
        deployed("first", OLD, FAMILY + 4);
        deployed("second", NEW, FAMILY + 5);
        serves(NEW, FAMILY + 3);

        assertThat(destination()).contains("second");
    }

    @Test
    void isSoughtAmongNoCopiesWhereTheRecordsNameIt() {
        deployed("first", OLD, FAMILY + 4);
        deployed("second", NEW, Example.BLUE_REVISION);
        serves(NEW, FAMILY + 5);

        assertThat(destination()).contains("first");
        assertThat(scene.backend.originalsSought).isEmpty();
    }

    private Optional<String> destination() {
        return turn.destination(scene.rollback()) instanceof Destination.Known(Deployment rollback)
                ? rollback.broughtBack().flatMap(BroughtBack::deploymentId)
                : Optional.empty();
    }

    private void serves(Image image, String original) {
        scene.backend.images.put(Example.BLUE_REVISION, image.reference());
        scene.backend.copies.put(Example.BLUE_REVISION, original);
    }

    private void deployed(String id, Image image, String revision) {
        DeploymentPlan plan = Scene.plan(id, Scene.release(false), "prod").bringingBack(image);
        scene.store.close(Scene.closed(started(plan, Example.BLUE.image(), revision), Outcome.DEPLOYED));
    }

    private void gaveWayBeside(String blueImage, Outcome outcome) {
        Deployment holder = started(Scene.plan("prod"), blueImage, Example.GREEN_REVISION);
        scene.store.save(scene.rollback().findingAtWork(holder.id()));
        scene.store.close(Scene.closed(holder.trafficBegan(Scene.NINE), outcome));
    }

    private Deployment started(DeploymentPlan plan, String blueImage, String revision) {
        Start.Blue blue = new Start.Blue(Example.BLUE_REVISION, Example.BLUE_GROUP, blueImage);
        return scene.store.save(scene.opened(plan)
                .intending("headgate:" + plan.deploymentId(), Scene.NINE, blue, List.of())
                .registered(revision)
                .created(Example.CODE_DEPLOY_ID));
    }

    private static Image image(String byteOfDigest) {
        return new Image("registry.example.com:5000/web", "sha256:" + byteOfDigest.repeat(32), Optional.empty());
    }
}

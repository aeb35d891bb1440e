package dev.headgate.cli.say;

import dev.headgate.cli.installation.Refusals;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.text.DurationWords;
import dev.headgate.text.PlainLine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells how far the end of a deployment has come, as far as its record can be read. */
final class Progress {

    private final DeploymentStore store;
    private final String deployment;
    private final Consumer<String> out;
    private String told = "";
    private boolean readable = true;

    Progress(DeploymentStore store, String deployment, Consumer<String> out) {
        this.store = store;
        this.deployment = deployment;
        this.out = out;
    }

    /** To be called after each look; says something where something is new. */
    void look(Duration waited) {
        String stage = record().map(Progress::stage).orElse("");
        if (!stage.isEmpty() && !stage.equals(told)) {
            told = stage;
            out.accept(DurationWords.rounded(waited) + ": " + stage);
        }
    }

    /** How it has ended, by one more look; empty where it has not, or where its record can not be read. */
    Optional<Closing> closing() {
        return record().flatMap(Deployment::closing);
    }

    /** Whoever may say something need not be allowed to read the table: then there is nothing to tell of the way. */
    private Optional<Deployment> record() {
        if (!readable) {
            return Optional.empty();
        }
        try {
            return store.find(deployment);
        } catch (SdkException e) {
            // One look may be lost; what is denied stays so.
            readable = !(e instanceof AwsServiceException refusal && Refusals.isAccessDenied(refusal));
            return Optional.empty();
        }
    }

    private static String stage(Deployment record) {
        if (record.closing().isPresent()) {
            return "";
        }
        return record.milestones().rollbackAsked().isPresent()
                ? "blue is being brought back, and looked for"
                : record.cause()
                        .map(Cause::reason)
                        .map(it -> "it is being ended: " + PlainLine.of(it))
                        .orElse("");
    }
}

package dev.headgate.traffic.codedeploy;

import dev.headgate.traffic.Connection;
import java.util.Optional;
import software.amazon.awssdk.services.codedeploy.model.AppSpecContent;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.RevisionDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;
import software.amazon.awssdk.services.codedeploy.model.S3Location;

/** Reads the hooks of the AppSpec that a group was deployed with last: the team's own, or what was carried over from it. */
final class HooksReader {

    private final Connection connection;

    HooksReader(Connection connection) {
        this.connection = connection;
    }

    OwnHooks of(DeploymentGroupInfo group) {
        RevisionLocation revision = group.targetRevision();
        if (revision == null || revision.revisionType() == null) {
            // Nothing was deployed yet.
            return OwnHooks.none();
        }
        return switch (revision.revisionType()) {
            case APP_SPEC_CONTENT ->
                Optional.ofNullable(revision.appSpecContent())
                        .flatMap(told -> content(group.applicationName(), told))
                        .map(HooksText::of)
                        .orElseGet(() -> new OwnHooks.Unreadable("CodeDeploy does not tell its content any more"));
            case S3 -> new OwnHooks.Unreadable("it lies in S3 (" + place(revision.s3Location()) + ")");
            case GIT_HUB, STRING, UNKNOWN_TO_SDK_VERSION ->
                new OwnHooks.Unreadable("it is a revision of type " + revision.revisionTypeAsString());
        };
    }

    private static String place(S3Location location) {
        return "s3://" + location.bucket() + "/" + location.key();
    }

    /**
     * A deployment tells no content, only the digest by which it is kept.
     *
     * @see <a href="https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_GetDeployment.html">GetDeployment</a>
     */
    private Optional<String> content(String application, AppSpecContent told) {
        return told.content() != null ? Optional.of(told.content()) : kept(application, told.sha256());
    }

    private Optional<String> kept(String application, String sha256) {
        return CodeDeployCall.of(connection, "GetApplicationRevision", codeDeploy -> {
            try {
                return Optional.ofNullable(codeDeploy
                                .getApplicationRevision(it -> it.applicationName(application)
                                        .revision(kept -> kept.revisionType(RevisionLocationType.APP_SPEC_CONTENT)
                                                .appSpecContent(content -> content.sha256(sha256))))
                                .revision())
                        .map(RevisionLocation::appSpecContent)
                        .map(AppSpecContent::content);
            } catch (RevisionDoesNotExistException e) {
                return Optional.empty();
            }
        });
    }
}

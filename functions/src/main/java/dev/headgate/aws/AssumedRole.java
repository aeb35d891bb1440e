package dev.headgate.aws;

import dev.headgate.config.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Credentials of a deploy role, renewed on use shortly before they expire.
 *
 * <p>The SDK's own provider for this refreshes ahead on a thread, which a frozen Lambda environment does not run.
 */
final class AssumedRole implements AwsCredentialsProvider {

    /** One hour is also the most that AWS grants to a role that assumes a role. */
    private static final Duration SESSION = Duration.ofHours(1);

    private static final Duration RENEWED_BEFORE_EXPIRY = Duration.ofMinutes(5);
    private static final String SESSION_NAME = "headgate";

    private final TargetClientFactory factory;
    private final InstantSource clock;
    private final Target target;
    private Optional<Session> session = Optional.empty();

    AssumedRole(TargetClientFactory factory, InstantSource clock, Target target) {
        this.factory = factory;
        this.clock = clock;
        this.target = target;
    }

    /** @throws DeployRoleException when AWS refuses the role */
    @Override
    public synchronized AwsCredentials resolveCredentials() {
        Instant now = clock.instant();
        Session current = session.filter(it -> now.isBefore(it.renewal())).orElseGet(this::assume);
        session = Optional.of(current);
        return current.credentials();
    }

    /** The next use assumes the role anew. */
    synchronized void forget() {
        session = Optional.empty();
    }

    private Session assume() {
        try {
            return Session.of(factory.sts()
                    .assumeRole(AssumeRoleRequest.builder()
                            .roleArn(target.roleArn())
                            .externalId(target.externalId())
                            .roleSessionName(SESSION_NAME)
                            .durationSeconds(Math.toIntExact(SESSION.toSeconds()))
                            .build())
                    .credentials());
        } catch (AwsServiceException e) {
            if (isRefusal(e)) {
                throw new DeployRoleException(target, e);
            }
            throw e;
        }
    }

    /** Status 403 would not do: our own expired credentials have it, too. */
    private static boolean isRefusal(AwsServiceException e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .filter(code -> code.startsWith("AccessDenied"))
                .isPresent();
    }

    private record Session(AwsSessionCredentials credentials, Instant renewal) {
        static Session of(Credentials granted) {
            return new Session(
                    AwsSessionCredentials.create(
                            granted.accessKeyId(), granted.secretAccessKey(), granted.sessionToken()),
                    granted.expiration().minus(RENEWED_BEFORE_EXPIRY));
        }
    }
}

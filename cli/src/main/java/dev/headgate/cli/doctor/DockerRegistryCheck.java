package dev.headgate.cli.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretVersionsListEntry;

/** Somebody has put a login into the secret that a stack made with a value of its own. The value itself is never read. */
record DockerRegistryCheck(SecretsManagerClient client, String secret, Cli cli, Stacks stacks) implements Check {

    /** The stack's own value is as old as the secret, and a person needs longer than this to replace it. */
    private static final Duration MADE_TOGETHER = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "Docker registry";
    }

    @Override
    public List<String> permissions() {
        return List.of("secretsmanager:DescribeSecret", "secretsmanager:ListSecretVersionIds");
    }

    @Override
    public Result run() {
        try {
            DescribeSecretResponse description = client.describeSecret(it -> it.secretId(secret));
            if (description.deletedDate() != null) {
                return new Result.Fault(
                        "the secret " + secret + " is being deleted",
                        cli.command("secretsmanager restore-secret") + " --secret-id " + secret);
            }
            return currentVersion()
                            .filter(at -> at.isAfter(description.createdDate().plus(MADE_TOGETHER)))
                            .isPresent()
                    ? new Result.Fine("somebody has filled in the secret " + secret)
                    : new Result.Advice(
                            "the secret " + secret + " is not filled in: builds pull without a login", fillIn());
        } catch (ResourceNotFoundException e) {
            return new Result.Fault("there is no secret " + secret, stacks.deployOrchestrator());
        }
    }

    private Optional<Instant> currentVersion() {
        return client.listSecretVersionIdsPaginator(it -> it.secretId(secret)).stream()
                .flatMap(page -> page.versions().stream())
                .filter(version -> version.versionStages().contains("AWSCURRENT"))
                .map(SecretVersionsListEntry::createdDate)
                .findFirst();
    }

    private String fillIn() {
        return "To be free of the limits for nameless users, write {\"username\": \"...\", \"password\": \"...\"} with a"
                + " read-only access token into login.json, and then\n"
                + cli.command("secretsmanager put-secret-value") + " --secret-id " + secret
                + " --secret-string file://login.json\n"
                + "rm login.json";
    }
}
